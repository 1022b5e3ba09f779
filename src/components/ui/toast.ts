const untold: string[] = [];
let tell: ((title: string) => void) | undefined;
let isWanted = false;
let onWanted: (() => void) | undefined;

/** Says the result of an action, for a few seconds, at the edge of the window and to screen readers. */
export const showToast = (title: string) => {
  if (tell) {
    tell(title);
    return;
  }
  untold.push(title);
  isWanted = true;
  onWanted?.();
};

/** Hands over what is to be said, what was said before anybody listened included, until the returned function is called. */
export const listenForToasts = (listener: (title: string) => void) => {
  tell = listener;
  for (const title of untold.splice(0)) listener(title);
  return () => {
    tell = undefined;
  };
};

/** Whether anything was to be said yet. */
export const areToastsWanted = () => isWanted;

/** Calls back when something is to be said for the first time. */
export const whenToastsAreWanted = (callback: () => void) => {
  onWanted = callback;
  return () => {
    onWanted = undefined;
  };
};
