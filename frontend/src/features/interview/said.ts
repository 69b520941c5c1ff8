/** What a screen reader is told: each thing once, and only the news. */
import { text } from "../../text/en";
import { bandWords, countsOf, scoreWords } from "../../ui/verdicts";
import type { TurnView } from "./turn-view";
import type { InterviewView } from "./view";

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
  if (turn.attempts > (before?.attempts ?? 0)) news.push(text.said.saved);
  if (turn.grade !== null && turn.grade !== before?.grade) {
    const { score, band } = turn.grade;
    news.push(text.said.graded(scoreWords(score), bandWords(band), countsOf(turn.grade).join(", ")));
  }
  return [...news, ...creditNews(before, turn), ...talkNews(before, turn)];
}

/** What counts is news when it changes after the grade: by a reply, a yes, or a dispute. */
function creditNews(before: TurnView | undefined, turn: TurnView): readonly string[] {
  const known = before?.grade === turn.grade && before?.points && turn.credit !== before.credit;
  return known && turn.credit !== null ? [text.said.counted(scoreWords(turn.credit))] : [];
}

function talkNews(before: TurnView | undefined, turn: TurnView): readonly string[] {
  const known = before?.attempt === turn.attempt ? before.talk.length : 0;
  return turn.talk.slice(known).flatMap((line) => {
    if (line.kind === "reply") return [];
    return [line.kind === "ask" ? line.text : text.said.step(text.dialogue.steps[line.step], line.text)];
  });
}
