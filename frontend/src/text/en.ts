/** Every word that the page says, in one catalogue. */
import { dialogueText } from "./en-dialogue";
import { interviewText } from "./en-interview";
import { placesText } from "./en-places";
import { progressText } from "./en-progress";
import { questionsText } from "./en-questions";
import { recordText } from "./en-record";

export const text = {
  ...dialogueText,
  ...interviewText,
  ...placesText,
  ...progressText,
  ...questionsText,
  ...recordText,

  product: "coach",

  places: {
    label: "Places",
    practice: "Practice",
    grade: "Grade",
    history: "History",
    progress: "Progress",
    questions: "Questions",
    settings: "Settings",
  },

  skipToContent: "Skip to the content",

  title: (place: string) => `${place} · coach`,

  notFound: { title: "There is nothing at this address", back: "Go to Practice" },

  connection: {
    lost: "Reconnecting … What you wrote is kept.",
    healed: "Back. Nothing was lost.",
    waking: "The coach is still waking up. You can begin: answers are kept and read in a moment.",
    damaged: "The coach cannot grade: ",
  },

  problems: {
    unreachable:
      "The coach does not answer. Is it still running? Start it again and this page finds it by itself.",
    retrying: "It is sent again by itself; your words are kept.",
    retry: "Try again",
    dismiss: "Dismiss",
    broke: "This part of the page broke",
    brokeWhat: "Nothing that you sent is lost. Reload the page to go on.",
    reload: "Reload",
  },

  away: {
    title: "The coach is not running",
    what: "Start it again where you started it before (make run, or coach serve). This page finds it by itself.",
    kept: "Nothing is lost: your record lies on this computer, and what you wrote and did not send lies in this browser.",
    unsent: "Written here, and not sent yet",
    draft: (turn: number) => `Question ${turn}, not sent`,
    waiting: (turn: number) => `Question ${turn}, sent as soon as the coach answers`,
    open: "Go there",
  },

  installed: {
    newVersion: "A new version of coach is here. What you wrote is kept when you reload.",
  },

  loading: "Loading …",
  search: "Search",
} as const;
