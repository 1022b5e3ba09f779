import { useState } from "react";

/**
 * The state of a dialog that changes something. It closes as soon as the change is sent off where that is shown
 * at once, and is back with all that was typed where the server refuses it.
 */
export const useEditDialog = <Fields>(onOpenChange: (open: boolean) => void) => {
  const [typed, setTyped] = useState<Fields>();
  const [refusal, setRefusal] = useState<string>();

  return {
    /** What was sent off; undefined until then. */
    typed,
    /** Why the server refused it. */
    refusal,
    close: () => {
      setTyped(undefined);
      setRefusal(undefined);
      onOpenChange(false);
    },
    sent: (fields: Fields, { shownAtOnce }: { shownAtOnce: boolean }) => {
      setTyped(fields);
      setRefusal(undefined);
      if (shownAtOnce) onOpenChange(false);
    },
    refused: (message: string) => {
      setRefusal(message);
      onOpenChange(true);
    },
  };
};
