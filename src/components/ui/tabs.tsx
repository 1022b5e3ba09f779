"use client";

import { Tabs as TabsPrimitive } from "@base-ui/react/tabs";
import clsx from "clsx";
import type { ComponentProps } from "react";

export const Tabs = TabsPrimitive.Root;

export const TabsPanel = TabsPrimitive.Panel;

/** A row of tabs that looks like one control with segments. */
export const TabsList = ({
  className,
  ...props
}: Omit<ComponentProps<typeof TabsPrimitive.List>, "className"> & { className?: string }) => (
  <TabsPrimitive.List className={clsx("flex rounded-md bg-hover p-0.5", className)} {...props} />
);

export const Tab = (props: Omit<ComponentProps<typeof TabsPrimitive.Tab>, "className">) => (
  <TabsPrimitive.Tab
    className="flex h-7 items-center gap-1.5 rounded px-2.5 text-xs select-none data-active:bg-card data-active:font-medium [&_svg]:size-3.5"
    {...props}
  />
);
