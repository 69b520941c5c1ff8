/** Hand a text to the candidate as a file, made in the page. */
export function download(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this call: taking it back at once would leave an empty file.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
