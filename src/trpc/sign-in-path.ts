/** The sign-in page that leads back to `path` afterwards. */
export const signInPath = (path: string) => `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;
