import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <title>Not found · AgentIdP</title>
      <EmptyState
        heading="h1"
        title="There is no such page"
        action={
          <Link href="/analytics" className={buttonVariants()}>
            Go to Analytics
          </Link>
        }
      >
        The address may be mistyped, or what it led to may belong to another organisation.
      </EmptyState>
    </main>
  );
}
