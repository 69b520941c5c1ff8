/** How the page looks, how practising works, and the candidate's own data. */
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { progressQuery } from "../../protocol/http";
import { text } from "../../text/en";
import { Choice } from "../../ui/choice";
import { localDictation, systemOf } from "../../ui/dictation";
import { KeyList } from "../../ui/key-list";
import { Page, Section } from "../../ui/page";
import { useLocalVoice } from "../../ui/reading-aloud";
import { choose, type Settings, useSetting } from "../../ui/settings";
import { DataSection } from "./data-section";
import classes from "./settings-page.module.css";

const words = text.settings;

export function SettingsPage() {
  return (
    <Page title={words.title}>
      <Looks />
      <Practising />
      <DataSection />
    </Page>
  );
}

function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={words.looks}>
      <Choice label={words.theme} value={colorScheme} options={words.themes} onChange={setColorScheme} />
      <Kept name="contrast" label={words.contrast} options={words.contrasts} />
      <Kept name="textSize" label={words.size} options={words.sizes} />
    </Section>
  );
}

function Practising() {
  const cap = useQuery(progressQuery).data?.cap;
  return (
    <Section title={words.practice}>
      <Kept name="keys" label={words.keys} options={words.onOff} note={words.keysWhat} />
      <div className={classes.below}>
        <KeyList />
      </div>
      <Speech />
      {cap !== undefined && (
        <p>
          <strong>{words.cap}</strong> {words.capWhat(cap)}
        </p>
      )}
    </Section>
  );
}

/** What this browser cannot do on this device is not offered; the system's own dictation is pointed to. */
function Speech() {
  const [hears, setHears] = useState(false);
  const voice = useLocalVoice();
  useEffect(() => {
    void localDictation().then((dictation) => setHears(dictation !== null));
  }, []);
  return (
    <>
      {hears ? (
        <Kept name="dictation" label={words.dictation} options={words.onOff} note={words.dictationWhat} />
      ) : (
        <p>
          <strong>{words.dictation}</strong> {words.dictationNone}{" "}
          {text.speech.elsewhere[systemOf(navigator.userAgent)]}
        </p>
      )}
      {voice === null ? (
        <p>
          <strong>{words.reading}</strong> {words.readingNone}
        </p>
      ) : (
        <Kept name="reading" label={words.reading} options={words.onOff} note={words.readingWhat} />
      )}
    </>
  );
}

interface KeptProps<One extends keyof Settings> {
  readonly name: One;
  readonly label: string;
  readonly options: Readonly<Record<Settings[One], string>>;
  readonly note?: string;
}

function Kept<One extends keyof Settings>({ name, label, options, note }: KeptProps<One>) {
  const value = useSetting(name);
  return (
    <Choice
      label={label}
      value={value}
      options={options}
      onChange={(option) => choose(name, option)}
      {...(note && { note })}
    />
  );
}
