"use client";

import { ChartLine, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { Tab, Tabs, TabsList, TabsPanel } from "@/components/ui/tabs";
import { Panel } from "@/features/analytics/panel";

interface ChartOrTableProps {
  title: string;
  period: string;
  contentClassName: string;
  chart: ReactNode;
  /** The same numbers as the chart's, for reading and for copying. */
  table: ReactNode;
}

/** A panel whose chart can be exchanged for a table of the same size. */
export const ChartOrTable = ({ title, period, contentClassName, chart, table }: ChartOrTableProps) => (
  <Tabs defaultValue="chart">
    <Panel
      title={title}
      period={period}
      actions={
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
