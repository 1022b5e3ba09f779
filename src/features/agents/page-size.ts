/** How many agents a page of the list shows; the server prefetches the same page that the browser asks for. */
export const agentsPageSize = 25;

/** How many of its events the page of an agent shows; the server prefetches the same. */
export const agentEventsPageSize = 8;
