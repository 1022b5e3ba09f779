import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export const InvitationGone = () => (
  <Card>
    <EmptyState
      heading="h1"
      title="This invitation cannot be used"
      action={
        <Link href="/sign-in" className={buttonVariants()}>
          Sign in
        </Link>
      }
    >
      It was used already, was taken back, or is older than seven days. If you joined with it, sign in; else
      ask whoever sent it for a new one.
    </EmptyState>
  </Card>
);
