/** How the page looks, and where the data lies. */
import { useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { text } from "../../text/en";
import { Choice } from "../../ui/choice";
import { Page, Section } from "../../ui/page";
import { chooseTextSize, chosenTextSize } from "./text-size";

export function SettingsPage() {
  const words = text.settings;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [size, setSize] = useState(chosenTextSize);
  return (
    <Page title={words.title}>
      <Choice label={words.theme} value={colorScheme} options={words.themes} onChange={setColorScheme} />
      <Choice
        label={words.size}
        value={size}
        options={words.sizes}
        onChange={(chosen) => {
          chooseTextSize(chosen);
          setSize(chosen);
        }}
      />
      <Section title={words.data}>
        <p>{words.dataWhat}</p>
      </Section>
    </Page>
  );
}
