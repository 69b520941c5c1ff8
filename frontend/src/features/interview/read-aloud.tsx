/** A button that reads something aloud, where that is wished for and a voice of this device is there. */
import { Button } from "@mantine/core";
import { useEffect } from "react";
import { text } from "../../text/en";
import { KeySign } from "../../ui/key-sign";
import { readAloud, stopReading, useLocalVoice } from "../../ui/reading-aloud";
import { useSetting } from "../../ui/settings";
import { useShortcuts } from "../../ui/use-shortcuts";

export function ReadAloud({ words }: { words: string }) {
  const wished = useSetting("reading") === "on";
  const voice = useLocalVoice();
  const read = () => {
    stopReading();
    if (voice) readAloud(words, voice);
  };
  useShortcuts({ read: wished && voice ? read : null });
  useEffect(() => stopReading, []);
  if (!wished || voice === null) return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={read}>
      {text.speech.read}
      <KeySign action="read" />
    </Button>
  );
}
