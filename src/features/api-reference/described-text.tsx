/** Code within a text, which the document has between backticks. */
const withCode = (text: string) =>
  text.split(/`([^`]+)`/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
      <code key={index} className="wrap-anywhere rounded-sm bg-hover px-1 font-mono text-[0.9em]">
        {part}
      </code>
    ) : (
      part
    ),
  );

/** What the document says in Markdown, of which it has paragraphs and code. */
export const DescribedText = ({ text }: { text: string }) =>
  text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} className="wrap-anywhere text-muted">
      {withCode(paragraph)}
    </p>
  ));
