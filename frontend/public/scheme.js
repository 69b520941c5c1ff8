/* Before anything is drawn: the chosen light, contrast and text size, so that nothing flashes or jumps. */
(() => {
  let scheme = "auto";
  let contrast = "system";
  let size = "normal";
  try {
    scheme = localStorage.getItem("mantine-color-scheme-value") ?? scheme;
    contrast = localStorage.getItem("coach-contrast") ?? contrast;
    size = localStorage.getItem("coach-text-size") ?? size;
  } catch {
    // Without storage the defaults hold.
  }
  const wished = (feature) => matchMedia(`(${feature})`).matches;
  const dark = scheme === "dark" || (scheme !== "light" && wished("prefers-color-scheme: dark"));
  const look = document.documentElement.dataset;
  look.mantineColorScheme = dark ? "dark" : "light";
  look.contrast = contrast === "more" || wished("prefers-contrast: more") ? "more" : "normal";
  look.textSize = size;
})();
