import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";

interface ErrorStateProps {
  /** What could not be done. */
  title: string;
  /** "h1" where this is all that the page shows. */
  heading?: "h1" | "p";
  /** What is known about why. */
  message: string;
  pending?: boolean;
  onRetry: () => void;
}

export const ErrorState = ({
  title,
  heading: Heading = "p",
  message,
  pending = false,
  onRetry,
}: ErrorStateProps) => (
  <div role="alert" className="flex h-full flex-col items-center justify-center gap-2 px-4 py-10 text-center">
    <TriangleAlert aria-hidden className="size-5 text-bad" />
    <Heading className="font-medium">{title}</Heading>
    <p className="max-w-md text-balance text-muted">{message}</p>
    <Button size="small" className="mt-3" pending={pending} onClick={onRetry}>
      {!pending && <RotateCw aria-hidden />}
      Try again
    </Button>
  </div>
);
