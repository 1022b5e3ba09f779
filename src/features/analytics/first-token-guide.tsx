import { RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { useMayChange } from "@/features/account/account-provider";

const steps = [
  { title: "Register an agent", text: "It gets an id and a secret of its own." },
  { title: "Run its command", text: "The curl line beside the secret gets an access token." },
  { title: "Look here again", text: "The token is the first point of this chart." },
];

/** What stands in place of the chart until the first token has been issued. */
export const FirstTokenGuide = ({ pending, onLookAgain }: { pending: boolean; onLookAgain: () => void }) => {
  const mayChange = useMayChange();

  return (
    <div className="flex h-full flex-col items-center justify-center gap-6 rounded-md bg-page px-4">
      <p className="text-balance text-center font-medium">
        No token was issued in these 30 days. Three steps to the first one:
      </p>
      <ol className="grid w-full max-w-3xl gap-3 md:grid-cols-3 md:gap-6">
        {steps.map(({ title, text }, index) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full border bg-card font-medium text-xs"
            >
              {index + 1}
            </span>
            <div>
              <p className="font-medium">{title}</p>
              <p className="text-muted text-xs">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap justify-center gap-2">
        <Link href="/agents" className={buttonVariants({ variant: "primary", size: "small" })}>
          {mayChange ? "Register an agent" : "See the agents"}
        </Link>
        <Button size="small" pending={pending} onClick={onLookAgain}>
          {!pending && <RotateCw aria-hidden />}
          Look again
        </Button>
      </div>
    </div>
  );
};
