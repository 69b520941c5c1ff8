/** The size of all text, kept in this browser; public/scheme.js applies it before the page is drawn. */
export type TextSize = "normal" | "large" | "larger";

const KEY = "coach-text-size";

export function chosenTextSize(): TextSize {
  const { textSize } = document.documentElement.dataset;
  return textSize === "large" || textSize === "larger" ? textSize : "normal";
}

export function chooseTextSize(size: TextSize): void {
  document.documentElement.dataset.textSize = size;
  localStorage.setItem(KEY, size);
}
