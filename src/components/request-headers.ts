/** What proxy.ts tells the layouts about a request. It overwrites these headers, so a client cannot set them. */
export const nonceHeader = "x-nonce";

export const pathHeader = "x-requested-path";
