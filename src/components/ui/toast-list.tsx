"use client";

import { Toast as ToastPrimitive } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { listenForToasts } from "@/components/ui/toast";

const Toasts = () => {
  const { toasts, add } = ToastPrimitive.useToastManager();
  useEffect(() => listenForToasts((title) => add({ title })), [add]);

  return toasts.map((toast) => (
    <ToastPrimitive.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border bg-card shadow-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 data-limited:hidden"
    >
      <ToastPrimitive.Content className="flex items-center gap-3 p-3">
        <ToastPrimitive.Title className="min-w-0 flex-1 break-words" />
        <ToastPrimitive.Close render={<Button variant="quiet" size="icon" />} aria-label="Dismiss">
          <X aria-hidden />
        </ToastPrimitive.Close>
      </ToastPrimitive.Content>
    </ToastPrimitive.Root>
  ));
};

/** The toasts that show at the moment. */
export const ToastList = () => (
  <ToastPrimitive.Provider>
    <ToastPrimitive.Portal>
      <ToastPrimitive.Viewport className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] flex-col gap-2 sm:w-88">
        <Toasts />
      </ToastPrimitive.Viewport>
    </ToastPrimitive.Portal>
  </ToastPrimitive.Provider>
);
