"use client";

import { Download, FileSpreadsheet, Image as Picture } from "lucide-react";
import { type RefObject, useState } from "react";
import { useFormat } from "@/components/formatting/use-format";
import { MenuButton, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { useAccount } from "@/features/account/account-provider";
import type { CsvTable } from "@/features/export/csv";
import { describeAgents } from "@/features/export/describe-agents";
import { fileNameOf } from "@/features/export/file-name";
import { api } from "@/trpc/react";

/** What of a panel can be saved, and what it is about. */
export interface PanelExport {
  /** The first and the last day of it, UTC. */
  from: string;
  to: string;
  /** In whose days or hours it counts, as UTC or Asia/Kolkata. */
  zone: string;
  /** The agents that it is about; none for all of them. */
  agentIds: readonly string[];
  /** What else has to be known of its numbers, as "compared" or "means". */
  note?: string | undefined;
  /** The rows of its table, all of them. */
  table: () => CsvTable | Promise<CsvTable>;
}

interface ExportMenuProps extends PanelExport {
  title: string;
  /** What can be saved as a picture: the panel, and how it is made to show its chart. */
  picture?: { panel: RefObject<HTMLElement | null>; showChart: () => void };
}

/** Saves what a panel shows, as a table or as a picture. */
export const ExportMenu = ({ title, picture, table, agentIds, ...about }: ExportMenuProps) => {
  const format = useFormat();
  const { tenant } = useAccount();
  const [saving, setSaving] = useState(false);
  const names = api.agents.names.useQuery(
    { agent_ids: [...agentIds] },
    { enabled: agentIds.length > 0, placeholderData: (previous) => previous },
  );

  const agents = describeAgents(
    agentIds,
    (id) => names.data?.find(({ agent_id }) => agent_id === id)?.name ?? undefined,
  );
  const subject = { title, agents, ...about };

  const save = async (extension: "csv" | "png", write: (fileName: string) => Promise<void>) => {
    setSaving(true);
    const fileName = fileNameOf(subject, extension);
    try {
      await write(fileName);
      showToast(`Saved ${fileName}`);
    } catch {
      showToast(`“${title}” could not be saved. Look whether the server can be reached, and try again.`);
    }
    setSaving(false);
  };

  const saveTable = () =>
    save("csv", async (fileName) => {
      const [{ csvOf }, { saveFile }] = await Promise.all([
        import("@/features/export/csv"),
        import("@/features/export/save-file"),
      ]);
      saveFile(new Blob([csvOf(await table())], { type: "text/csv;charset=utf-8" }), fileName);
    });

  const savePanel = ({ panel, showChart }: NonNullable<typeof picture>) =>
    save("png", async (fileName) => {
      const { savePicture } = await import("@/features/export/save-picture");
      if (!panel.current) return;
      showChart();
      const now = format.dateTime(new Date().toISOString());
      const caption = [tenant.name, agents, about.zone, `saved ${now}`];
      await savePicture(panel.current, caption, fileName);
    });

  return (
    <MenuButton
      variant="quiet"
      size="icon"
      pending={saving}
      aria-label={`Save ${title}`}
      items={
        <>
          <MenuItem onClick={saveTable}>
            <FileSpreadsheet aria-hidden />
            Table as CSV
          </MenuItem>
          {picture && (
            <MenuItem onClick={() => savePanel(picture)}>
              <Picture aria-hidden />
              Chart as PNG
            </MenuItem>
          )}
        </>
      }
    >
      {!saving && <Download aria-hidden />}
    </MenuButton>
  );
};
