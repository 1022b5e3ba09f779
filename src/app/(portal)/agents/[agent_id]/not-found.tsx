import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export default function PortalNotFound() {
  return (
    <Card>
      <EmptyState
        heading="h1"
        title="There is no such agent"
        action={
          <Link href="/agents" className={buttonVariants()}>
            See all agents
          </Link>
        }
      >
        The address may be mistyped, or the agent may belong to another organisation.
      </EmptyState>
    </Card>
  );
}
