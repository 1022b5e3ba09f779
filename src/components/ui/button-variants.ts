import { cva } from "class-variance-authority";

/** The look of a button, for links that are to look like one. */
export const buttonVariants = cva(
  "inline-flex items-center gap-2 whitespace-nowrap rounded-md font-medium select-none transition-colors disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0 default:shrink-0 default:justify-center",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:enabled:not-aria-disabled:bg-accent/90",
        secondary: "border border-input-border bg-card text-text hover:enabled:not-aria-disabled:bg-hover",
        quiet: "text-text hover:enabled:not-aria-disabled:bg-hover aria-expanded:bg-hover",
        danger: "bg-bad text-on-bad hover:enabled:not-aria-disabled:bg-bad/90",
      },
      size: {
        regular: "default:h-9 default:px-3.5",
        small: "default:h-8 default:px-2.5",
        icon: "default:size-8",
      },
    },
    defaultVariants: { variant: "secondary", size: "regular" },
  },
);
