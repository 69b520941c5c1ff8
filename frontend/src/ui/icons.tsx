/** The few pictures of the page, drawn in the colour of their text. */
import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: "none" }}
    >
      {children}
    </svg>
  );
}

export const PracticeIcon = () => (
  <Icon>
    <path d="M3 4.500h14v9.500h-7l-3.500 3v-3H3z" />
    <path d="M6.500 8h7M6.500 11h4" />
  </Icon>
);

export const ProgressIcon = () => (
  <Icon>
    <path d="M3 5h9M3 10h13M3 15h6" />
    <path d="M15 4v2M9 14v2" />
  </Icon>
);

export const QuestionsIcon = () => (
  <Icon>
    <circle cx="8.500" cy="8.500" r="5.500" />
    <path d="M12.500 12.500l4.500 4.500M6.500 7.500h4M6.500 10h2.500" />
  </Icon>
);

export const HistoryIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4l2.500 2" />
  </Icon>
);

export const GradeIcon = () => (
  <Icon>
    <path d="M5 2.500h7l3.500 3.500v11.500H5z" />
    <path d="M7.500 11l2 2 3.500-4" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </Icon>
);
