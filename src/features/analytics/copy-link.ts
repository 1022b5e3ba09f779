import { showToast } from "@/components/ui/toast";

/** Copies the address of a page of the portal, and says so. */
export const copyLink = async (path: string) => {
  try {
    await navigator.clipboard.writeText(new URL(path, window.location.href).href);
    showToast("Link copied.");
  } catch {
    showToast("The browser did not allow copying. Copy the address of this page by hand.");
  }
};
