import type { VariantProps } from "class-variance-authority";
import clsx from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { buttonVariants } from "@/components/ui/button-variants";

interface ButtonProps
  extends Omit<ComponentProps<"button">, "className">,
    VariantProps<typeof buttonVariants> {
  className?: string | undefined;
  /** The action is under way: the button keeps its focus and its size, and cannot be pressed again. */
  pending?: boolean;
}

const doNothing = (event: MouseEvent) => event.preventDefault();

export const Button = ({
  variant,
  size,
  className,
  pending = false,
  type = "button",
  onClick,
  children,
  ...props
}: ButtonProps) => (
  <button
    type={type}
    className={clsx(buttonVariants({ variant, size }), className)}
    aria-disabled={pending || undefined}
    aria-busy={pending || undefined}
    onClick={pending ? doNothing : onClick}
    {...props}
  >
    {pending && <LoaderCircle aria-hidden className="animate-spin" />}
    {children}
  </button>
);
