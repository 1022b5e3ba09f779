"use client";

import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Tab, Tabs, TabsList, TabsPanel } from "@/components/ui/tabs";
import { Panel } from "@/features/analytics/panel";
import { firstForm, joinPanels } from "@/features/analytics/panel-forms";
import { ExportMenu, type PanelExport } from "@/features/export/export-menu";

interface ChartOrTableProps {
  title: string;
  period: string;
  contentClassName: string;
  chart: ReactNode;
  /** The same numbers as the chart's, for reading and for copying. */
  table: ReactNode;
  /** What of it can be saved; left out where nothing can. */
  exported?: PanelExport;
}

/** A panel whose chart can be exchanged for a table of the same size, and either be saved. */
export const ChartOrTable = ({
  title,
  period,
  contentClassName,
  chart,
  table,
  exported,
}: ChartOrTableProps) => {
  const [shown, setShown] = useState(firstForm);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => joinPanels({ form: shown, show: setShown }), [shown]);

  return (
    <Tabs value={shown} onValueChange={setShown}>
      <Panel
        ref={panel}
        title={title}
        period={period}
        actions={
          <>
            <TabsList aria-label={`${title} as`}>
              <Tab value="chart">
                <ChartLine aria-hidden />
                Chart
              </Tab>
              <Tab value="table">
                <Table2 aria-hidden />
                Table
              </Tab>
            </TabsList>
            {exported && (
              <ExportMenu
                {...exported}
                title={title}
                picture={{ panel, showChart: () => setShown("chart") }}
              />
            )}
          </>
        }
      >
        <TabsPanel value="chart" className={contentClassName}>
          {chart}
        </TabsPanel>
        <TabsPanel value="table" className={contentClassName}>
          {table}
        </TabsPanel>
      </Panel>
    </Tabs>
  );
};
