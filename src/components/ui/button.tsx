import { Button as ButtonPrimitive } from "@base-ui/react/button";
import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

/** The look of a button, for links that are to look like one. */
export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium select-none transition-colors data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:not-data-disabled:bg-accent/90",
        secondary: "border border-input-border bg-card text-text hover:not-data-disabled:bg-hover",
        quiet: "text-text hover:not-data-disabled:bg-hover data-popup-open:bg-hover",
        danger: "bg-bad text-on-bad hover:not-data-disabled:bg-bad/90",
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

interface ButtonProps
  extends Omit<ComponentProps<typeof ButtonPrimitive>, "className">,
    VariantProps<typeof buttonVariants> {
  className?: string | undefined;
  /** The action is under way: the button keeps its focus and its size, and cannot be pressed again. */
  pending?: boolean;
}

export const Button = ({
  variant,
  size,
  className,
  pending = false,
  disabled,
  children,
  ...props
}: ButtonProps) => (
  <ButtonPrimitive
    className={classNames(buttonVariants({ variant, size }), className)}
    disabled={pending || disabled === true}
    focusableWhenDisabled={pending}
    aria-busy={pending || undefined}
    {...props}
  >
    {pending && <LoaderCircle aria-hidden className="animate-spin" />}
    {children}
  </ButtonPrimitive>
);
