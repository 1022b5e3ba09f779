import { signOut } from "next-auth/react";
import { showToast } from "@/components/ui/toast";

/** Ends the session and goes to the page to sign in. */
export const signOutAndLeave = async () => {
  try {
    await signOut({ redirect: false });
    // A whole new page, so that nothing of this session stays in memory.
    window.location.assign("/sign-in");
  } catch {
    showToast("Signing out did not work: the server was not reached. Try again.");
  }
};
