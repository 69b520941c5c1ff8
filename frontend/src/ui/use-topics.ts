/** The topics of the bank by their titles. */
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { bankQuery } from "../protocol/http";

/** Return the title of a topic; its id stands in until the bank is there. */
export function useTopicTitle(): (topic: string) => string {
  const topics = useQuery(bankQuery).data?.topics;
  return useCallback((topic) => topics?.find((one) => one.id === topic)?.title ?? topic, [topics]);
}
