import clsx from "clsx";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

interface ToggleButtonProps extends ComponentProps<typeof Button> {
  pressed: boolean;
  onPressedChange: (pressed: boolean) => void;
}

/** A button that stays pressed; pressed, its border is the accent's and it has a ground of its own. */
export const ToggleButton = ({ pressed, onPressedChange, className, ...props }: ToggleButtonProps) => (
  <Button
    size="small"
    aria-pressed={pressed}
    className={clsx("aria-pressed:border-accent aria-pressed:bg-hover", className)}
    onClick={() => onPressedChange(!pressed)}
    {...props}
  />
);
