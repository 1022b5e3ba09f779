import type { ReferenceSection } from "@/features/api-reference/prepare-reference";

/** The way to every operation. */
export const ReferenceNavigation = ({ sections }: { sections: readonly ReferenceSection[] }) => (
  <ul className="flex flex-col gap-5">
    {sections.map((section) => (
      <li key={section.anchor}>
        <a href={`#${section.anchor}`} className="rounded-sm font-medium underline-offset-4 hover:underline">
          {section.title}
        </a>
        <ul className="mt-1 flex flex-col">
          {section.operations.map(({ anchor, summary }) => (
            <li key={anchor}>
              <a
                href={`#${anchor}`}
                className="block rounded-sm py-0.5 text-muted underline-offset-4 hover:text-text hover:underline"
              >
                {summary}
              </a>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);
