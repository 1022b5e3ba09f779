"use client";

import dynamic from "next/dynamic";
import { MountedOnceOpen } from "@/components/mounted-once-open";
import type { ApiClient } from "@/schemas/api-client";

const EditApiClientDialog = dynamic(() =>
  import("@/features/api-clients/edit-api-client-dialog").then((module) => module.EditApiClientDialog),
);
const RotateApiClientSecretDialog = dynamic(() =>
  import("@/features/api-clients/rotate-api-client-secret-dialog").then(
    (module) => module.RotateApiClientSecretDialog,
  ),
);
const DeleteApiClientDialog = dynamic(() =>
  import("@/features/api-clients/delete-api-client-dialog").then((module) => module.DeleteApiClientDialog),
);

/** What one can do with an API client, each in a dialog. */
export type ApiClientAction = "edit" | "rotateSecret" | "delete";

interface ApiClientDialogsProps {
  client: ApiClient;
  /** The dialog that is open, if any. */
  open: ApiClientAction | null;
  onOpenChange: (open: ApiClientAction | null) => void;
}

/** The dialogs of an API client, each loaded when it is first opened. */
export const ApiClientDialogs = ({ client, open, onOpenChange }: ApiClientDialogsProps) => {
  const propsOf = (action: ApiClientAction) => ({
    client,
    open: open === action,
    onOpenChange: (nextOpen: boolean) => onOpenChange(nextOpen ? action : null),
  });

  return (
    <>
      <MountedOnceOpen open={open === "edit"}>
        <EditApiClientDialog {...propsOf("edit")} />
      </MountedOnceOpen>
      <MountedOnceOpen open={open === "rotateSecret"}>
        <RotateApiClientSecretDialog {...propsOf("rotateSecret")} />
      </MountedOnceOpen>
      <MountedOnceOpen open={open === "delete"}>
        <DeleteApiClientDialog {...propsOf("delete")} />
      </MountedOnceOpen>
    </>
  );
};
