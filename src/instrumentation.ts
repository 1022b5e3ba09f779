/** Runs once when Next starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // The supervisor sets this; without it Next handles signals itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE === undefined) return;
  const { followSupervisor } = await import("@/server/http/portal-process");
  followSupervisor();
}
