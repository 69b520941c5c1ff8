/** Mantine in the colours and letters of the room. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const INK: MantineColorsTuple = [
  "#eef1f7",
  "#dbe2ee",
  "#b6c5e0",
  "#a7bfe9",
  "#7f9bcb",
  "#5e7db3",
  "#4a689b",
  "#3f5c8e",
  "#34507f",
  "#273f68",
];

/** What Mantine draws its dark surfaces with. */
const DARK: MantineColorsTuple = [
  "#e7e3da",
  "#c9c6bf",
  "#a5a9af",
  "#777c84",
  "#4a4f56",
  "#34383e",
  "#25292e",
  "#1e2125",
  "#17191c",
  "#101214",
];

const SANS =
  'ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif';

/** The buttons take the room's colours, which also know high contrast. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  if (input.variant === "filled") {
    return {
      ...colours,
      background: "var(--accent)",
      hover: "color-mix(in srgb, var(--accent) 88%, var(--ink))",
      color: "var(--on-accent)",
    };
  }
  if (input.variant === "subtle") return { ...colours, color: "var(--accent)", hover: "var(--accent-soft)" };
  return colours;
};

export const theme = createTheme({
  colors: { ink: INK, dark: DARK },
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 3 },
  variantColorResolver,
  defaultRadius: "md",
  fontFamily: SANS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, "Liberation Mono", monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.375rem" },
  headings: {
    fontFamily: "var(--words)",
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.875rem", lineHeight: "1.25" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
    },
  },
  respectReducedMotion: true,
  components: { Button: { defaultProps: { fw: 500 } } },
});

/** Mantine's own surfaces take the room's colours, so that there is one palette. */
export const roomColours: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--room)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--quiet)",
    "--mantine-color-default": "var(--paper)",
    "--mantine-color-default-border": "var(--edge)",
    "--mantine-color-default-hover": "var(--accent-soft)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-placeholder": "var(--quiet)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-error": "var(--contradicted)",
    "--mantine-color-ink-outline": "var(--accent)",
    "--mantine-color-ink-filled": "var(--accent)",
    "--mantine-color-disabled": "color-mix(in srgb, var(--ink) 6%, transparent)",
    "--mantine-color-disabled-color": "var(--quiet)",
  };
  return { variables: {}, light: shared, dark: shared };
};
