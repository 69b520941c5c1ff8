/** The frame of the page: the places at the side, or at the bottom of a phone, and the place itself. */
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { ConnectionLine } from "../features/interview/connection-line";
import { text } from "../text/en";
import { GradeIcon, HistoryIcon, PracticeIcon, ProgressIcon, QuestionsIcon, SettingsIcon } from "../ui/icons";
import { NewVersionLine } from "./new-version-line";
import classes from "./shell.module.css";
import { UnsentWords } from "./unsent-words";

const PLACES = [
  { href: "/", name: text.places.practice, Icon: PracticeIcon, also: "/interview" },
  { href: "/progress", name: text.places.progress, Icon: ProgressIcon },
  { href: "/questions", name: text.places.questions, Icon: QuestionsIcon, also: "/banks" },
  { href: "/history", name: text.places.history, Icon: HistoryIcon },
  { href: "/grade", name: text.places.grade, Icon: GradeIcon },
  { href: "/settings", name: text.places.settings, Icon: SettingsIcon },
];

function isHere(location: string, { href, also }: { href: string; also?: string }): boolean {
  if (also !== undefined && location.startsWith(also)) return true;
  return href === "/" ? location === "/" : location.startsWith(href);
}

export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const main = useFocusOnArrival(location);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {text.skipToContent}
      </a>
      <nav className={classes.places} aria-label={text.places.label}>
        <span className={classes.mark} aria-hidden="true">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className={classes.name}>{text.product}</span>
        </span>
        {PLACES.map((place) => (
          <Link
            key={place.href}
            href={place.href}
            className={classes.place ?? ""}
            aria-current={isHere(location, place) ? "page" : undefined}
          >
            <place.Icon />
            <span>{place.name}</span>
          </Link>
        ))}
      </nav>
      <main id="content" className={classes.main} ref={main} tabIndex={-1}>
        <NewVersionLine />
        <ConnectionLine />
        <UnsentWords />
        {children}
      </main>
    </div>
  );
}

/** Whoever cannot see the new place must still arrive in it: its content takes the focus, but for the first. */
function useFocusOnArrival(location: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(location);
  useEffect(() => {
    if (last.current === location) return;
    last.current = location;
    scrollTo(0, 0);
    const inside = main.current?.contains(document.activeElement) && document.activeElement !== document.body;
    if (!inside) main.current?.focus({ preventScroll: true });
  }, [location]);
  return main;
}
