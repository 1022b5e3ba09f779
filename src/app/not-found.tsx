import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <title>Not found · AgentIdP</title>
      <EmptyState
        heading="h1"
        title="There is no such page"
        action={
          // A whole new page: every page carries this file, and would carry the router's links with it.
          <a href="/analytics" className={buttonVariants()}>
            Go to Analytics
          </a>
        }
      >
        The address may be mistyped, or what it led to may belong to another organisation.
      </EmptyState>
    </main>
  );
}
