"use client";

import { Dialog } from "@/components/ui/dialog";
import { useOfferedCommands } from "@/features/command-palette/commands";
import { KeyCaps } from "@/features/command-palette/key-caps";
import { turnShortcuts, useShortcutsOn } from "@/features/command-palette/shortcut-setting";
import { usePaletteKeys } from "@/features/command-palette/use-palette-keys";

interface ShortcutHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What the keys do on this page, and whether they do. */
export const ShortcutHelp = ({ open, onOpenChange }: ShortcutHelpProps) => {
  const paletteKeys = usePaletteKeys();
  const commands = useOfferedCommands().filter(({ keys }) => keys !== undefined);
  const on = useShortcutsOn();

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="Those of every page, and those of this one. Two letters are pressed one after the other."
    >
      <dl className="flex flex-col">
        {[{ id: "palette", label: "Search and commands", keys: paletteKeys }, ...commands].map(
          ({ id, label, keys = "" }) => (
            <div
              key={id}
              className="flex min-h-8 items-center justify-between gap-4 border-b py-1 last:border-b-0"
            >
              <dt>{label}</dt>
              <dd>
                <KeyCaps keys={keys} />
              </dd>
            </div>
          ),
        )}
      </dl>
      <label className="mt-5 flex items-start gap-3">
        <input
          type="checkbox"
          checked={on}
          className="mt-0.5 size-4 shrink-0 accent-accent"
          onChange={({ target }) => turnShortcuts(target.checked)}
        />
        <span>
          <span className="block font-medium">Use keys without Ctrl or Cmd</span>
          <span className="block text-muted text-xs">
            Turn this off where you dictate or hit keys by accident. {paletteKeys.replace(" ", "+")} goes on
            working. It is remembered in this browser.
          </span>
        </span>
      </label>
    </Dialog>
  );
};
