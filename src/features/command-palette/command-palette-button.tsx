"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { MountedOnceOpen } from "@/components/mounted-once-open";
import { keptQuery } from "@/features/analytics/kept-query";
import { type Command, useCommands } from "@/features/command-palette/commands";
import { KeyCaps } from "@/features/command-palette/key-caps";
import { useKeyboardShortcuts } from "@/features/command-palette/use-keyboard-shortcuts";
import { usePaletteKeys } from "@/features/command-palette/use-palette-keys";

const CommandPalette = dynamic(() =>
  import("@/features/command-palette/command-palette").then((module) => module.CommandPalette),
);
const ShortcutHelp = dynamic(() =>
  import("@/features/command-palette/shortcut-help").then((module) => module.ShortcutHelp),
);
const RegisterAgentDialog = dynamic(() =>
  import("@/features/agents/register-agent-dialog").then((module) => module.RegisterAgentDialog),
);

// Around what is opened only: the frame of all pages does without it.
const PageProviders = dynamic(() =>
  import("@/features/shell/page-providers").then((module) => module.PageProviders),
);

type Opened = "palette" | "shortcuts" | "register" | null;

/** Opens the command palette, and is where keys are listened to on every page. */
export const CommandPaletteButton = () => {
  const router = useRouter();
  const [opened, setOpened] = useState<Opened>(null);
  const keys = usePaletteKeys();

  useKeyboardShortcuts(useCallback(() => setOpened((now) => (now === "palette" ? null : "palette")), []));
  useCommands(
    useMemo<Command[]>(() => {
      const goTo = (path: string) => () =>
        router.push(path + keptQuery(new URLSearchParams(window.location.search)));
      return [
        { id: "analytics", label: "Go to Analytics", keys: "g u", run: goTo("/analytics") },
        { id: "agents", label: "Go to Agents", keys: "g a", run: goTo("/agents") },
        { id: "settings", label: "Go to Settings", keys: "g s", run: goTo("/settings") },
        { id: "shortcuts", label: "Keyboard shortcuts", keys: "?", run: () => setOpened("shortcuts") },
      ];
    }, [router]),
  );

  const openChange = (what: Opened) => (open: boolean) =>
    setOpened((now) => {
      if (open) return what;
      return now === what ? null : now;
    });

  return (
    <>
      <button
        type="button"
        aria-label="Search and commands"
        aria-haspopup="dialog"
        className="flex h-9 items-center gap-2 rounded-md border border-input-border bg-card px-2 select-none hover:bg-hover lg:w-full lg:px-2.5 lg:text-muted [&_svg]:size-4 [&_svg]:shrink-0"
        onClick={() => setOpened("palette")}
      >
        <Search aria-hidden />
        <span className="hidden flex-1 text-left lg:block">Search</span>
        <span className="hidden lg:block">
          <KeyCaps keys={keys} />
        </span>
      </button>
      <MountedOnceOpen open={opened === "palette"}>
        <PageProviders>
          <CommandPalette
            open={opened === "palette"}
            onOpenChange={openChange("palette")}
            onRegister={() => setOpened("register")}
          />
        </PageProviders>
      </MountedOnceOpen>
      <MountedOnceOpen open={opened === "shortcuts"}>
        <ShortcutHelp open={opened === "shortcuts"} onOpenChange={openChange("shortcuts")} />
      </MountedOnceOpen>
      <MountedOnceOpen open={opened === "register"}>
        <PageProviders>
          <RegisterAgentDialog open={opened === "register"} onOpenChange={openChange("register")} />
        </PageProviders>
      </MountedOnceOpen>
    </>
  );
};
