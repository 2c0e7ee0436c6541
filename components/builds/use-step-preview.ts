"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { sendRequest } from "@/lib/api/call-endpoint";
import { readLines } from "@/lib/api/read-lines";
import { previewStep, stepPreviewEventSchema } from "@/lib/api/step-previews";
import { isAppError } from "@/lib/app-error";
import type { BuildWish } from "./build-wish";
import { advanceTrial, isTrialUnderWay, NO_TRIAL, type TrialView } from "./trial-view";

/** Which item is tried, which sample of it, and what it asks in the place of its own request. */
export type TrialWish = {
  item: number;
  sample: number;
  request?: { instruction: string; input: string };
};

/** Tries one item, live. Stopping, or leaving the page, closes the connection, which stops the server too. */
export function useStepPreview() {
  const [trial, setTrial] = useState<TrialView>(NO_TRIAL);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(async (wish: BuildWish, wanted: TrialWish) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    const update = (change: (trial: TrialView) => TrialView) => {
      if (controller.current === mine) setTrial(change);
    };
    const end = (failure: string) =>
      update((latest) =>
        !isTrialUnderWay(latest)
          ? latest
          : mine.signal.aborted
            ? { ...latest, phase: "stopped" }
            : { ...latest, phase: "failed", failure },
      );
    setTrial((before) => ({ ...NO_TRIAL, items: before.items, phase: "asking" }));
    try {
      const response = await sendRequest(previewStep, { body: { ...wish, ...wanted }, signal: mine.signal });
      if (response.body === null) throw new Error("The studio sent no stream.");
      for await (const line of readLines(response.body)) {
        if (mine.signal.aborted) break;
        const event = stepPreviewEventSchema.parse(JSON.parse(line));
        update((latest) => advanceTrial(latest, event));
      }
      end("The stream ended before the completion did.");
    } catch (error) {
      end(isAppError(error) ? error.message : "The connection to the studio broke off.");
    }
  }, []);

  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => () => controller.current?.abort(), []);
  return { trial, isRunning: isTrialUnderWay(trial), start, stop };
}
