import { getCsrfToken } from "next-auth/react";
import { announceSwitch } from "@/features/account/session-channel";

/**
 * Goes on in another organisation of the signed-in person: on its start page, as a whole new page, so that nothing
 * of the one before stays in memory.
 *
 * @returns what went wrong and what to do about it; undefined where the new page is on its way
 */
export const switchTenant = async (tenantId: string): Promise<string | undefined> => {
  try {
    const response = await fetch("/api/auth/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ csrfToken: await getCsrfToken(), data: { tenant_id: tenantId } }),
    });
    const session: { tenantId?: string } | null = await response.json();
    if (session?.tenantId !== tenantId) {
      return "You are no member of this organisation (any more). Load the page again.";
    }
  } catch {
    return "The server was not reached. Check the connection and try again.";
  }
  announceSwitch();
  window.location.assign("/analytics");
  return undefined;
};
