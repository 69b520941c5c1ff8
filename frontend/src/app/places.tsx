/** Which address shows what. The places beside the interview are loaded when they are first opened. */
import { Anchor } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { InterviewPage } from "../features/interview/interview-page";
import { PractiseThese } from "../features/interview/practise-these";
import { StartPage } from "../features/interview/start-page";
import { text } from "../text/en";
import { Waiting } from "../ui/notice";
import { Page } from "../ui/page";
import { Guard } from "./guard";

const GradePage = lazy(async () => ({ default: (await import("../features/grading/grade-page")).GradePage }));
const HistoryPage = lazy(async () => ({
  default: (await import("../features/history/history-page")).HistoryPage,
}));
const TranscriptPage = lazy(async () => ({
  default: (await import("../features/history/transcript-page")).TranscriptPage,
}));
const ProgressPage = lazy(async () => ({
  default: (await import("../features/progress/progress-page")).ProgressPage,
}));
const QuestionsPage = lazy(async () => ({
  default: (await import("../features/questions/questions-page")).QuestionsPage,
}));
const QuestionPage = lazy(async () => ({
  default: (await import("../features/questions/question-page")).QuestionPage,
}));
const BanksPage = lazy(async () => ({ default: (await import("../features/banks/banks-page")).BanksPage }));
const SettingsPage = lazy(async () => ({
  default: (await import("../features/settings/settings-page")).SettingsPage,
}));

export function Places() {
  const [place] = useLocation();
  return (
    <Guard place={place}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={StartPage} />
          <Route path="/interview/:id">{({ id }) => <InterviewPage key={id} id={id} />}</Route>
          <Route path="/grade" component={GradePage} />
          <Route path="/history" component={HistoryPage} />
          <Route path="/history/:id">{({ id }) => <TranscriptPage id={id} />}</Route>
          <Route path="/progress">
            <ProgressPage practise={(ids, label) => <PractiseThese questions={ids} label={label} />} />
          </Route>
          <Route path="/questions" component={QuestionsPage} />
          <Route path="/questions/*">
            {({ "*": id = "" }) => (
              <QuestionPage
                key={id}
                id={id}
                practise={<PractiseThese questions={[id]} label={text.question.practise} />}
              />
            )}
          </Route>
          <Route path="/banks">
            <BanksPage practise={(ids, label) => <PractiseThese questions={ids} label={label} />} />
          </Route>
          <Route path="/settings" component={SettingsPage} />
          <Route>
            <Page title={text.notFound.title}>
              <Anchor component={Link} href="/">
                {text.notFound.back}
              </Anchor>
            </Page>
          </Route>
        </Switch>
      </Suspense>
    </Guard>
  );
}
