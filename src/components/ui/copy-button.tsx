"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";

interface CopyButtonProps {
  text: string;
  /** What is copied, as in "Copy client secret". */
  subject: string;
  onCopied?: (() => void) | undefined;
}

export const CopyButton = ({ text, subject, onCopied }: CopyButtonProps) => {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      onCopied?.();
    } catch {
      showToast(`The browser did not allow copying. Select the ${subject} and copy it by hand.`);
    }
  };

  return (
    <>
      <Tooltip text={copied ? "Copied" : `Copy ${subject}`}>
        <Button variant="quiet" size="icon" aria-label={`Copy ${subject}`} onClick={copy}>
          {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
        </Button>
      </Tooltip>
      <span role="status" className="sr-only">
        {copied && `Copied ${subject}.`}
      </span>
    </>
  );
};
