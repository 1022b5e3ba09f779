"use client";

import { Dialog } from "@base-ui/react/dialog";
import { keepPreviousData } from "@tanstack/react-query";
import clsx from "clsx";
import { Command as Palette } from "cmdk";
import {
  ArrowRight,
  Bookmark,
  Bot,
  CornerDownLeft,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Search,
  Sun,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { overlayClassNames } from "@/components/ui/overlay";
import { useMayChange } from "@/features/account/account-provider";
import { signOutAndLeave } from "@/features/account/sign-out";
import { useAnalyticsState } from "@/features/analytics/use-analytics-state";
import { type Command, useOfferedCommands } from "@/features/command-palette/commands";
import { KeyCaps } from "@/features/command-palette/key-caps";
import { matchesSearch } from "@/features/command-palette/matches-search";
import { settingsPages } from "@/features/settings/settings-navigation";
import { destinations } from "@/features/shell/navigation";
import { useOpenView } from "@/features/views/use-open-view";
import { api } from "@/trpc/react";

const groupClassName =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs";

const themes = [
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
  { theme: "system", icon: Monitor },
] as const;

const viewKeyword = "view";

interface EntryProps extends Omit<Command, "run"> {
  icon: LucideIcon;
  detail?: string;
  onSelect: () => void;
}

const Entry = ({ id, label, keys, keywords = [], icon: Icon, detail, onSelect }: EntryProps) => (
  <Palette.Item
    value={id}
    keywords={[label, ...keywords]}
    onSelect={onSelect}
    className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 select-none data-[selected=true]:bg-hover"
  >
    <Icon aria-hidden className="size-4 shrink-0 text-muted" />
    <span className="min-w-0 flex-1 truncate">{label}</span>
    {detail !== undefined && <span className="shrink-0 text-muted text-xs">{detail}</span>}
    {keys !== undefined && (
      <span className="hidden sm:block">
        <KeyCaps keys={keys} />
      </span>
    )}
  </Palette.Item>
);

const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Palette.Group heading={heading} className={groupClassName}>
    {children}
  </Palette.Group>
);

interface PaletteContentProps {
  open: boolean;
  onClose: () => void;
  onRegister: () => void;
}

const PaletteContent = ({ open, onClose, onRegister }: PaletteContentProps) => {
  const router = useRouter();
  const { setTheme } = useTheme();
  const { hrefOf } = useAnalyticsState();
  const mayChange = useMayChange();
  const openView = useOpenView();
  const commands = useOfferedCommands();
  const [search, setSearch] = useState("");
  // It may be opened again before it has faded out, and begins anew then too.
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setSearch("");
  }
  const query = useDeferredValue(search.trim());
  const views = api.views.list.useQuery();
  const agents = api.agents.search.useQuery(
    { query },
    { enabled: query !== "", placeholderData: keepPreviousData },
  );

  // Whoever types a name means the agent of it, which comes a moment after what is known already. What was found for
  // less of the name may be here still.
  const [selected, setSelected] = useState("");
  const firstFound =
    query === "" ? undefined : agents.data?.find(({ name }) => matchesSearch(search, [name]))?.agent_id;
  useEffect(() => {
    if (firstFound !== undefined) setSelected(firstFound);
  }, [firstFound]);
  // So do the views, which are taken where there was nothing yet.
  const firstView = views.data?.find(({ name }) => matchesSearch(search, [name, viewKeyword]))?.view_id;
  useEffect(() => {
    if (selected === "" && firstView !== undefined) setSelected(firstView);
  }, [selected, firstView]);

  /** Closes first, so that what runs can open something itself. */
  const closing = (run: () => void) => () => {
    onClose();
    run();
  };
  const pages = [
    ...destinations.filter(({ path }) => !commands.some(({ id }) => `/${id}` === path)),
    ...settingsPages,
  ];

  return (
    <Palette
      label="Search and commands"
      loop
      value={selected}
      onValueChange={setSelected}
      // Ctrl with K closes it, and would go up in the list.
      vimBindings={false}
      filter={(_, searched, keywords) => matchesSearch(searched, keywords ?? [])}
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Palette.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Search agents, pages and commands"
          maxLength={200}
          className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted any-pointer-coarse:text-base"
        />
      </div>
      <Palette.List className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-2">
        <Palette.Empty className="px-2 py-8 text-center text-muted">
          {agents.isFetching ? "Looking for agents." : `Nothing matches “${search.trim()}”.`}
        </Palette.Empty>
        {agents.isError && (
          <p role="alert" className="px-2 py-1.5 text-bad text-xs">
            The agents could not be read. {agents.error.message}
          </p>
        )}
        {query !== "" && (agents.data?.length ?? 0) > 0 && (
          <Group heading="Agents">
            {agents.data?.map(({ agent_id, name, status }) => (
              <Entry
                key={agent_id}
                id={agent_id}
                label={name}
                icon={Bot}
                {...(status === "deactivated" && { detail: "deactivated" })}
                onSelect={closing(() => router.push(hrefOf(`/agents/${agent_id}`)))}
              />
            ))}
          </Group>
        )}
        <Group heading="Commands">
          {commands.map(({ run, ...command }) => (
            <Entry key={command.id} {...command} icon={CornerDownLeft} onSelect={closing(run)} />
          ))}
          {mayChange && (
            <Entry
              id="register"
              label="Register an agent"
              keywords={["new", "create", "add"]}
              icon={Plus}
              onSelect={closing(onRegister)}
            />
          )}
          {themes.map(({ theme, icon }) => (
            <Entry
              key={theme}
              id={`theme-${theme}`}
              label={theme === "system" ? "Theme of the system" : `Theme: ${theme}`}
              keywords={["mode", "appearance", "colours"]}
              icon={icon}
              onSelect={closing(() => setTheme(theme))}
            />
          ))}
          <Entry
            id="sign-out"
            label="Sign out"
            keywords={["log out", "leave"]}
            icon={LogOut}
            onSelect={closing(signOutAndLeave)}
          />
        </Group>
        {(views.data?.length ?? 0) > 0 && (
          <Group heading="Views">
            {views.data?.map((view) => (
              <Entry
                key={view.view_id}
                id={view.view_id}
                label={view.name}
                keywords={[viewKeyword]}
                icon={Bookmark}
                onSelect={closing(() => openView(view))}
              />
            ))}
          </Group>
        )}
        <Group heading="Pages">
          {pages.map(({ path, label }) => (
            <Entry
              key={path}
              id={path}
              label={path.startsWith("/settings/") ? `Settings: ${label}` : label}
              keywords={["go to", "page"]}
              icon={ArrowRight}
              onSelect={closing(() => router.push(hrefOf(path)))}
            />
          ))}
        </Group>
      </Palette.List>
    </Palette>
  );
};

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRegister: () => void;
}

/** All that can be done and gone to, by name. */
export const CommandPalette = ({ open, onOpenChange, onRegister }: CommandPaletteProps) => (
  <Dialog.Root open={open} onOpenChange={(nextOpen) => onOpenChange(nextOpen)}>
    <Dialog.Portal>
      <Dialog.Backdrop className={overlayClassNames.backdrop} />
      <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-4 sm:pt-[12dvh]">
        <Dialog.Popup
          data-command-palette=""
          className={clsx(overlayClassNames.popup, "overflow-hidden p-0")}
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <PaletteContent open={open} onClose={() => onOpenChange(false)} onRegister={onRegister} />
        </Dialog.Popup>
      </Dialog.Viewport>
    </Dialog.Portal>
  </Dialog.Root>
);
