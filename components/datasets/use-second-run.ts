"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { sendRequest } from "@/lib/api/call-endpoint";
import { readLines } from "@/lib/api/read-lines";
import { runRecordAgain } from "@/lib/api/reproduce";
import { isAppError } from "@/lib/app-error";
import { secondRunEventSchema } from "@/lib/datasets/second-run";
import { advanceSecondRun, isSecondRunUnderWay, NO_SECOND_RUN, type SecondRunView } from "./second-run";

/** Runs a record again, live; one for each record. Stopping, or leaving the page, closes the connection, which stops the server too. */
export function useSecondRun(recordId: number) {
  const [run, setRun] = useState<SecondRunView>(NO_SECOND_RUN);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(
    async (serverId: number | null) => {
      controller.current?.abort();
      const mine = new AbortController();
      controller.current = mine;
      const update = (change: (run: SecondRunView) => SecondRunView) => {
        if (controller.current === mine) setRun(change);
      };
      const end = (phase: "failed" | "stopped", failure: string | null) =>
        update((latest) => (isSecondRunUnderWay(latest) ? { ...latest, phase, failure } : latest));
      setRun({ ...NO_SECOND_RUN, phase: "asking" });
      try {
        const response = await sendRequest(runRecordAgain, {
          params: { id: recordId },
          body: serverId === null ? {} : { serverId },
          signal: mine.signal,
        });
        if (response.body === null) throw new Error("The studio sent no stream.");
        for await (const line of readLines(response.body)) {
          if (mine.signal.aborted) break;
          const event = secondRunEventSchema.parse(JSON.parse(line));
          update((latest) => advanceSecondRun(latest, event));
        }
        end(...ending(mine, "The stream ended before the completion did."));
      } catch (error) {
        end(...ending(mine, isAppError(error) ? error.message : "The connection to the studio broke off."));
      }
    },
    [recordId],
  );

  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => () => controller.current?.abort(), []);
  return { run, isRunning: isSecondRunUnderWay(run), start, stop };
}

function ending({ signal }: AbortController, failure: string): ["failed" | "stopped", string | null] {
  return signal.aborted ? ["stopped", null] : ["failed", failure];
}
