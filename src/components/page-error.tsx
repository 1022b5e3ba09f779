import { ErrorState } from "@/components/ui/error-state";

/** What stands in place of a page that failed on the server; `retry` renders it there again. */
export const PageError = ({ retry }: { retry: () => void }) => (
  <ErrorState
    title="This page could not be shown"
    message="Something failed on the server. Try again; where it keeps failing, the server's log says why."
    onRetry={retry}
  />
);
