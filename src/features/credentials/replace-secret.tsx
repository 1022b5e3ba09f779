"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

interface ReplaceSecretProps {
  /** What replacing does to this client besides. */
  children: ReactNode;
  pending: boolean;
  error: string | undefined;
  onReplace: () => void;
  onCancel: () => void;
}

/** Says what a new secret does to the old one, and asks. */
export const ReplaceSecret = ({ children, pending, error, onReplace, onCancel }: ReplaceSecretProps) => (
  <>
    <div className="flex flex-col gap-3">
      {error !== undefined && <Notice tone="error">{error}</Notice>}
      <Notice tone="warning">
        The old secret ends at once: whatever still uses it gets no more access tokens until it has the new
        one.
      </Notice>
      <p className="text-muted">{children}</p>
    </div>
    <DialogActions>
      <Button onClick={onCancel}>Cancel</Button>
      <Button variant="danger" pending={pending} onClick={onReplace}>
        Replace the secret
      </Button>
    </DialogActions>
  </>
);
