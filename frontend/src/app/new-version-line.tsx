/** Says that a newer version of the page is here. */
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useSessionState } from "../features/interview/session-context";
import { text } from "../text/en";
import { Notice } from "../ui/notice";
import { type Kept, keepPage } from "./new-version";

export function NewVersionLine() {
  const { link } = useSessionState();
  const [kept, setKept] = useState<Kept | null>(null);
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    // While the page is developed nothing is kept: a change must show at once.
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const browser = { workers: navigator.serviceWorker, reload: () => location.reload() };
    void keepPage(browser, () => setNewer(true)).then(setKept);
  }, []);
  // A newer page comes with a newer service, and a service is only replaced by stopping it.
  useEffect(() => {
    if (link === "healed") kept?.look();
  }, [link, kept]);
  if (!newer) return null;
  return (
    <div role="status">
      <Notice onDismiss={() => setNewer(false)}>
        <p>{text.installed.newVersion}</p>
        <Button variant="default" size="compact-md" onClick={() => kept?.renew()}>
          {text.problems.reload}
        </Button>
      </Notice>
    </div>
  );
}
