import type { ReactNode } from "react";
import { Copyable } from "@/components/ui/copyable";
import { DescribedText } from "@/features/api-reference/described-text";
import { FieldList } from "@/features/api-reference/field-list";
import type { ReferenceAnswer, ReferenceOperation } from "@/features/api-reference/prepare-reference";

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-1">
    <h4 className="font-medium">{title}</h4>
    {children}
  </section>
);

/** Methods told apart by their words; a change has the accent. */
const Method = ({ children }: { children: string }) => (
  <span
    className={`rounded-md border bg-card px-1.5 py-0.5 font-medium font-mono text-xs ${children === "GET" ? "text-muted" : "text-accent"}`}
  >
    {children}
  </span>
);

const Answer = ({ answer }: { answer: ReferenceAnswer }) => (
  <>
    <p className="text-muted">
      {answer.description}{" "}
      {answer.isList && answer.fields.length > 0 && "A JSON array; each entry has these fields."}
    </p>
    {answer.headers.map(({ name, description }) => (
      <p key={name} className="text-muted">
        <code className="font-mono text-text text-xs">{name}</code> {description}
      </p>
    ))}
    {answer.mediaTypes.length > 1 && (
      <p className="text-muted">
        As{" "}
        {answer.mediaTypes.map((type, index) => (
          <span key={type}>
            {index > 0 && ", "}
            <code className="font-mono text-xs">{type}</code>
          </span>
        ))}
        .
      </p>
    )}
    <FieldList label={`Fields of the answer ${answer.status}`} fields={answer.fields} saysRequired={false} />
  </>
);

/** One operation: what it is for, what it takes and answers, and a command line that does it. */
export const OperationReference = ({ operation }: { operation: ReferenceOperation }) => {
  const { anchor, method, path, summary, description, access, body } = operation;
  const [answer] = operation.answers;

  return (
    <article aria-labelledby={anchor} className="border-t py-8">
      <h3 id={anchor} className="font-semibold text-base">
        <a href={`#${anchor}`} className="rounded-sm underline-offset-4 hover:underline">
          {summary}
        </a>
      </h3>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <Method>{method}</Method>
        <code className="wrap-anywhere font-mono">{path}</code>
      </p>
      <div className="mt-4 grid gap-x-10 gap-y-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          {description !== undefined && (
            <div className="flex flex-col gap-2">
              <DescribedText text={description} />
            </div>
          )}
          <Part title="Who may ask">
            {access.length === 0 && <p className="text-muted">Anybody: no credentials are needed.</p>}
            {access.map((way, index) => (
              <div key={way.description}>
                {way.scopes.map(({ name, meaning }) => (
                  <p key={name} className="text-muted">
                    Who holds the scope <code className="font-mono text-text text-xs">{name}</code>: {meaning}
                  </p>
                ))}
                {way.scopes.length === 0 && (
                  <div className="text-muted">
                    {index > 0 && "Or: "}
                    <DescribedText text={way.description} />
                  </div>
                )}
              </div>
            ))}
          </Part>
          {operation.pathParameters.length > 0 && (
            <Part title="In the path">
              <FieldList
                label={`Path of ${summary}`}
                fields={operation.pathParameters}
                saysRequired={false}
              />
            </Part>
          )}
          {operation.queryParameters.length > 0 && (
            <Part title="In the query">
              <FieldList label={`Query of ${summary}`} fields={operation.queryParameters} saysRequired />
            </Part>
          )}
          {body && (
            <Part title="In the body">
              <p className="text-muted">
                <code className="font-mono text-xs">{body.mediaType}</code>
              </p>
              <FieldList label={`Body of ${summary}`} fields={body.fields} saysRequired />
            </Part>
          )}
          {operation.answers.map((one) => (
            <Part key={one.status} title={`Answer ${one.status}`}>
              <Answer answer={one} />
            </Part>
          ))}
          {operation.refusals.length > 0 && (
            <Part title="Refusals">
              <dl className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-y-1">
                {operation.refusals.map((refusal) => (
                  <div key={refusal.status} className="contents">
                    <dt className="font-mono text-xs leading-5">{refusal.status}</dt>
                    <dd>
                      <DescribedText text={refusal.description} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Part>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20 xl:self-start">
          <div>
            <h4 className="mb-1.5 font-medium">curl</h4>
            <Copyable text={operation.curl} subject={`the command to ${summary.toLowerCase()}`} />
          </div>
          {answer?.example !== undefined && (
            <div>
              <h4 className="mb-1.5 font-medium">An answer</h4>
              <pre className="whitespace-pre-wrap wrap-anywhere rounded-md border bg-card px-3 py-2 font-mono text-xs leading-5">
                {answer.example}
              </pre>
            </div>
          )}
        </div>
      </div>
    </article>
  );
};
