const name = "agentidp-session";

/** Tells the other tabs that the session goes on in another organisation: they all share its cookie. */
export const announceSwitch = () => {
  const channel = new BroadcastChannel(name);
  channel.postMessage("switched");
  channel.close();
};

/**
 * Has this tab follow: it would show one organisation, and what one does there would happen in the other.
 *
 * @returns ends the listening
 */
export const followSwitches = () => {
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => window.location.assign("/analytics");
  return () => channel.close();
};
