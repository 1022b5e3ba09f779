/** What a process tells the supervisor that started it, over the channel between them. */
export interface ReadyMessage {
  type: "ready";
  /** Where it listens. */
  port: number;
}

/** What the supervisor tells the API process. */
export interface PortalMessage {
  type: "portal";
  /** Where the portal listens, null while it does not. */
  url: string | null;
}
