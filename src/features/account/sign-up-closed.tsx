import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export const SignUpClosed = () => (
  <Card>
    <EmptyState
      heading="h1"
      title="Sign-up is closed here"
      action={
        <Link href="/sign-in" className={buttonVariants()}>
          Sign in
        </Link>
      }
    >
      Whoever runs this server has to open it, by setting SIGN_UP=open, before a new organisation can join.
    </EmptyState>
  </Card>
);
