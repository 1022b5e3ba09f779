"use client";

import { createContext, type ReactNode, useContext } from "react";

const FirstGlanceContext = createContext<ReactNode>(null);

/** Holds the figures as the server drew them. */
export const FirstGlanceProvider = ({ glance, children }: { glance: ReactNode; children: ReactNode }) => (
  <FirstGlanceContext value={glance}>{children}</FirstGlanceContext>
);

/** The figures at a glance as the server drew them, until the browser draws them itself. */
export const FirstGlance = () => useContext(FirstGlanceContext);
