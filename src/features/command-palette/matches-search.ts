/** 1 where every word of the search is somewhere in the texts, whichever case; 0 else. */
export const matchesSearch = (search: string, texts: readonly string[]): 0 | 1 => {
  const searched = texts.join("\n").toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => searched.includes(word)) ? 1 : 0;
};
