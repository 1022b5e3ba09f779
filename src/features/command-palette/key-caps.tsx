/** The keys of a command, one after the other. */
export const KeyCaps = ({ keys }: { keys: string }) => (
  <span className="flex shrink-0 gap-1">
    {keys.split(" ").map((key) => (
      <kbd
        key={key}
        className="grid h-5 min-w-5 place-items-center rounded border bg-page px-1 font-sans text-muted text-xs"
      >
        {key}
      </kbd>
    ))}
  </span>
);
