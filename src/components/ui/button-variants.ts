import { cva } from "class-variance-authority";

/** The look of a button, for links that are to look like one. */
export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium select-none transition-colors disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:enabled:not-aria-disabled:bg-accent/90",
        secondary: "border border-input-border bg-card text-text hover:enabled:not-aria-disabled:bg-hover",
        quiet: "text-text hover:enabled:not-aria-disabled:bg-hover data-popup-open:bg-hover",
        danger: "bg-bad text-on-bad hover:enabled:not-aria-disabled:bg-bad/90",
      },
      size: {
        regular: "h-9 px-3.5",
        small: "h-8 px-2.5",
        icon: "size-8",
      },
    },
    defaultVariants: { variant: "secondary", size: "regular" },
  },
);
