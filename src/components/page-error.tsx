import { ErrorState } from "@/components/ui/error-state";

/**
 * What stands in place of a page that failed. It is loaded anew as a whole: code that did not arrive is not asked for a
 * second time by the page that lacks it.
 */
export const PageError = () => (
  <ErrorState
    heading="h1"
    title="This page could not be shown"
    message="Something failed on the server or on the way. Try again; where it keeps failing, the server's log says why."
    onRetry={() => window.location.reload()}
  />
);
