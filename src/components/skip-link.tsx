/** The first stop of the Tab key: past the frame of a page, to its content. */
export const SkipLink = () => (
  <a
    href="#content"
    className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
  >
    Skip to content
  </a>
);
