/** What dialogs and alert dialogs have in common: they scroll as a whole where the window is too small for them. */
export const overlayClassNames = {
  backdrop:
    "fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
  viewport: "fixed inset-0 z-50 flex items-start justify-center overflow-y-auto p-4 sm:items-center",
  popup:
    "w-full max-w-lg rounded-lg border bg-card shadow-overlay outline-none transition-[scale,opacity] duration-150 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0 default:p-5",
};

/**
 * Takes the focus to the page's content where it is on nothing: what a dialog was opened with may be gone by the
 * time that it closes, such as the button to deactivate what is deactivated now.
 */
export const mendLostFocus = () => {
  // What has faded out is taken away after this.
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById("content")?.focus();
  });
};
