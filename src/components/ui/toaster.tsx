"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { areToastsWanted, whenToastsAreWanted } from "@/components/ui/toast";

const ToastList = dynamic(() => import("@/components/ui/toast-list").then((module) => module.ToastList), {
  ssr: false,
});

/** Where toasts appear; once a page. What draws them is loaded with the first of them. */
export const Toaster = () =>
  useSyncExternalStore(whenToastsAreWanted, areToastsWanted, () => false) && <ToastList />;
