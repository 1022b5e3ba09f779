"use client";

import { Menu as MenuPrimitive } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";

const itemClassName =
  "flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none select-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

interface OpenMenuProps {
  /** The button that opened it. It gets the focus when the menu closes. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** A menu that is open for as long as it is rendered, so that it need not be loaded before. */
export const OpenMenu = ({ anchor, onClose, children }: OpenMenuProps) => (
  <MenuPrimitive.Root open onOpenChange={(open) => !open && onClose()}>
    <MenuPrimitive.Portal>
      <MenuPrimitive.Positioner anchor={anchor} className="z-50 outline-none" sideOffset={6} align="end">
        <MenuPrimitive.Popup
          finalFocus={anchor}
          className="min-w-52 rounded-lg border bg-card p-1 shadow-overlay outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          {children}
        </MenuPrimitive.Popup>
      </MenuPrimitive.Positioner>
    </MenuPrimitive.Portal>
  </MenuPrimitive.Root>
);

interface MenuButtonProps extends Omit<ComponentProps<typeof Button>, "ref" | "onClick" | "onKeyDown"> {
  "aria-label": string;
  /** What the menu holds; the children are the button's. */
  items: ReactNode;
}

/** A button with a menu, of which nothing but the button is there until it is asked for. */
export const MenuButton = ({ items, ...props }: MenuButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(true);
  };

  return (
    <>
      <Button
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={openByArrow}
        {...props}
      />
      {isOpen && (
        <OpenMenu anchor={button} onClose={() => setOpen(false)}>
          {items}
        </OpenMenu>
      )}
    </>
  );
};

export const MenuItem = ({ className, ...props }: ComponentProps<"div">) => (
  <MenuPrimitive.Item className={clsx(itemClassName, className)} {...props} />
);

export const MenuSeparator = () => <MenuPrimitive.Separator className="-mx-1 my-1 border-t" />;

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string; icon: ReactNode }[];
  onValueChange: (value: Value) => void;
}

/** A group of a menu's entries of which one is chosen. */
export const MenuChoice = <Value extends string>({
  label,
  value,
  choices,
  onValueChange,
}: MenuChoiceProps<Value>) => (
  <MenuPrimitive.Group>
    <MenuPrimitive.GroupLabel className="px-2 py-1.5 text-muted text-xs">{label}</MenuPrimitive.GroupLabel>
    <MenuPrimitive.RadioGroup value={value} onValueChange={onValueChange}>
      {choices.map((choice) => (
        <MenuPrimitive.RadioItem key={choice.value} value={choice.value} className={itemClassName}>
          {choice.icon}
          <span className="flex-1">{choice.label}</span>
          <MenuPrimitive.RadioItemIndicator>
            <Check aria-hidden />
          </MenuPrimitive.RadioItemIndicator>
        </MenuPrimitive.RadioItem>
      ))}
    </MenuPrimitive.RadioGroup>
  </MenuPrimitive.Group>
);
