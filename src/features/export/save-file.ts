/** Has the browser save a file, as if it had been downloaded. */
export const saveFile = (file: Blob, name: string) => {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the next task, and would keep it in memory for as long as the page lives.
  setTimeout(() => URL.revokeObjectURL(url));
};
