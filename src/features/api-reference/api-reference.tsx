import { Copyable } from "@/components/ui/copyable";
import { DescribedText } from "@/features/api-reference/described-text";
import { OperationReference } from "@/features/api-reference/operation-reference";
import type { Reference } from "@/features/api-reference/prepare-reference";
import { ReferenceNavigation } from "@/features/api-reference/reference-navigation";

/** Puts a token into the variable of the shell that every other command on the page reads. */
const firstToken = (origin: string) => `export AGENTIDP_CLIENT_ID='the id of an API client'
export AGENTIDP_CLIENT_SECRET='its secret'
export AGENTIDP_TOKEN=$(curl -s -u "$AGENTIDP_CLIENT_ID:$AGENTIDP_CLIENT_SECRET" \\
  -d grant_type=client_credentials ${origin}/oauth2/token |
  sed -E 's/.*"access_token":"([^"]+)".*/\\1/')`;

/** The reference of the API for people: all of it on one page, so that the browser's search finds everything. */
export const ApiReference = ({ reference }: { reference: Reference }) => (
  <div className="mx-auto grid max-w-7xl gap-x-10 px-4 py-6 sm:px-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
    <nav
      aria-label="Operations"
      className="hidden lg:sticky lg:top-14 lg:block lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto lg:py-4"
    >
      <ReferenceNavigation sections={reference.sections} />
    </nav>
    <main id="content" tabIndex={-1} className="min-w-0 outline-none">
      <h1 className="font-semibold text-xl">API reference</h1>
      <div className="mt-2 flex max-w-3xl flex-col gap-2">
        <DescribedText text={reference.introduction} />
        <p className="text-muted">
          The same for programs, as OpenAPI 3.1:{" "}
          <a href="/api/openapi.json" className="text-accent underline underline-offset-4">
            /api/openapi.json
          </a>
        </p>
      </div>
      <details className="mt-4 rounded-lg border bg-card px-4 py-3 lg:hidden">
        <summary className="cursor-pointer rounded-sm font-medium">All operations</summary>
        <nav aria-label="Operations" className="mt-3">
          <ReferenceNavigation sections={reference.sections} />
        </nav>
      </details>
      <section aria-labelledby="first-token" className="mt-8 max-w-3xl">
        <h2 id="first-token" className="font-semibold text-lg">
          Get a token first
        </h2>
        <p className="mt-1 mb-3 text-muted">
          Every command on this page can be pasted into a shell after these lines. Where a command names an id
          in capitals, such as AGENT_ID, set that variable before.
        </p>
        <Copyable text={firstToken(reference.origin)} subject="the command to get a token" />
      </section>
      {reference.sections.map((section) => (
        <section key={section.anchor} aria-labelledby={section.anchor} className="mt-12">
          <h2 id={section.anchor} className="font-semibold text-lg">
            {section.title}
          </h2>
          {section.description !== undefined && (
            <div className="mt-1 mb-6">
              <DescribedText text={section.description} />
            </div>
          )}
          {section.operations.map((operation) => (
            <OperationReference key={operation.anchor} operation={operation} />
          ))}
        </section>
      ))}
    </main>
  </div>
);
