/** Every word that the page says, in one catalogue. */
import { interviewText } from "./en-interview";
import { placesText } from "./en-places";
import { questionsText } from "./en-questions";

export const text = {
  ...interviewText,
  ...placesText,
  ...questionsText,

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

  loading: "Loading …",
} as const;
