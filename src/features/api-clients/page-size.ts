/** How many API clients a page of the list shows; the server prefetches the same page that the browser asks for. */
export const apiClientsPageSize = 25;
