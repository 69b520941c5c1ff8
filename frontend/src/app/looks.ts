/** Contrast and text size on the whole page; public/scheme.js puts on the same before the page is drawn. */
import { onChoice, setting } from "../ui/settings";

/** Keep the page as it is wished, by the candidate or by the system, from now on. */
export function keepLooks(root: HTMLElement = document.documentElement): void {
  const wished = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    root.dataset.contrast = setting("contrast") === "more" || wished.matches ? "more" : "normal";
    root.dataset.textSize = setting("textSize");
  };
  apply();
  onChoice(apply);
  wished.addEventListener("change", apply);
}
