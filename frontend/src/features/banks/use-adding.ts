/** Send a file of questions, and see to it that every place knows of its bank. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addBank, Refused } from "../../protocol/http";
import type { AddedBankShape } from "../../protocol/http-v1";
import { text } from "../../text/en";

const LARGEST = 10 * 1024 * 1024;

interface Adding {
  readonly file: File;
  readonly replace: boolean;
}

/** What every place has read of the banks is old once they have changed. */
export function useFreshBanks(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "ready" });
}

export function useAdding() {
  const refresh = useFreshBanks();
  return useMutation<AddedBankShape, Error, Adding>({
    mutationFn: async ({ file, replace }) => {
      if (file.size > LARGEST) throw new Refused("too_large", text.banks.tooLarge);
      return addBank(file, replace);
    },
    onSuccess: refresh,
  });
}
