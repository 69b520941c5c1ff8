/** The page as a whole: what every place needs, around the places. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { SessionContext } from "../features/interview/session-context";
import type { Parts } from "./parts";
import { Places } from "./places";
import { Shell } from "./shell";
import { roomColours, theme } from "./theme";

export function App({ parts }: { parts: Parts }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={roomColours} defaultColorScheme="auto">
      <QueryClientProvider client={parts.queries}>
        <SessionContext value={parts.sessionParts}>
          <Shell>
            <Places />
          </Shell>
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
