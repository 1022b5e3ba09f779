/** How many agents a page of the usage table shows; the server prefetches the same page that the browser asks for. */
export const usagePageSize = 10;
