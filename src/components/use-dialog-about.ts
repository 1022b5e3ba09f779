import { useState } from "react";

/**
 * The state of a dialog about something. Once shown it stays in the page, so that it can fade out and give back the
 * focus; `opening` is to be its key, so that it begins anew each time it is opened. A dialog whose code is loaded with
 * it belongs within a Suspense of its own: else React would hide the page meanwhile, and what has the focus would lose
 * it.
 */
export const useDialogAbout = <Subject>() => {
  const [state, setState] = useState<{ subject: Subject; open: boolean; opening: number }>();
  return {
    /** Undefined until it is shown for the first time. */
    dialog: state,
    show: (subject: Subject) =>
      setState({ subject, open: true, opening: state === undefined ? 0 : state.opening + 1 }),
    close: () => setState(state && { ...state, open: false }),
  };
};
