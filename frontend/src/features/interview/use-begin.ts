/** Begin an interview and go there. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { interviewsQuery } from "../../protocol/http";
import type { StartPlan } from "./session";
import { useSessionParts } from "./session-context";

/** The interview of whoever chooses nothing. */
export const MIXED: StartPlan = {
  topics: [],
  level: null,
  length: 5,
  questions: [],
  mode: "practice",
  seed: null,
  dialogue: true,
  tags: [],
  due: false,
  minutes: null,
};

export function useBegin(): { readonly begin: (plan: StartPlan) => void; readonly beginning: boolean } {
  const { session } = useSessionParts();
  const queries = useQueryClient();
  const [beginning, setBeginning] = useState(false);
  const [, navigate] = useLocation();
  const begin = (plan: StartPlan) => {
    setBeginning(true);
    void session.begin(plan).then((interview) => {
      setBeginning(false);
      if (interview === null) return;
      void queries.invalidateQueries({ queryKey: interviewsQuery.queryKey });
      navigate(`/interview/${interview}`);
    });
  };
  return { begin, beginning };
}
