/* Before anything is drawn: the chosen light and text size, so that nothing flashes or jumps. */
(() => {
  let scheme = "auto";
  let size = "normal";
  try {
    scheme = localStorage.getItem("mantine-color-scheme-value") ?? scheme;
    size = localStorage.getItem("coach-text-size") ?? size;
  } catch {
    // Without storage the defaults hold.
  }
  const dark =
    scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
  document.documentElement.dataset.textSize = size;
})();
