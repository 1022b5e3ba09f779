import { CopyButton } from "@/components/ui/copy-button";

interface CopyableProps {
  text: string;
  subject: string;
  onCopied?: () => void;
}

/** A value in its full length with a button that copies it. */
export const Copyable = ({ text, subject, onCopied }: CopyableProps) => (
  <div className="flex items-start gap-1 rounded-md border bg-hover py-0.5 pr-0.5 pl-3">
    <code className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere py-1.5 font-mono text-xs leading-5">
      {text}
    </code>
    <CopyButton text={text} subject={subject} onCopied={onCopied} />
  </div>
);
