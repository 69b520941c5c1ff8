/** What a screen reader is told: each thing once, and only the news. */
import { text } from "../../text/en";
import { bandWords, countsOf, scoreWords } from "../../ui/verdicts";
import type { InterviewView, TurnView } from "./view";

/** Return the words for what is new in an interview, in order; nothing for a first look at an old one. */
export function saidBetween(before: InterviewView, after: InterviewView): readonly string[] {
  if (after.lastSeq === before.lastSeq || after.id !== before.id) return [];
  const news = after.turns.flatMap((turn) => newsOf(before.turns[turn.turn - 1], turn, after.of));
  if (after.summary === null || before.summary !== null) return news;
  const { score, band } = after.summary;
  return [...news, text.said.summary(scoreWords(score), bandWords(band))];
}

function newsOf(before: TurnView | undefined, turn: TurnView, of: number): readonly string[] {
  const news: string[] = [];
  if (before === undefined) news.push(text.said.question(turn.turn, of, turn.prompt));
  for (const hint of turn.hints.slice(before?.hints.length ?? 0)) news.push(text.said.hint(hint));
  if (turn.answer !== null && !before?.answer) news.push(text.said.saved);
  if (turn.grade !== null && !before?.grade) {
    const { score, band } = turn.grade;
    news.push(text.said.graded(scoreWords(score), bandWords(band), countsOf(turn.grade).join(", ")));
  }
  return news;
}
