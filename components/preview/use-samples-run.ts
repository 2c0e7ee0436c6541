"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { sendRequest } from "@/lib/api/call-endpoint";
import { previewEventSchema, runPreview } from "@/lib/api/preview";
import { readLines } from "@/lib/api/read-lines";
import { isAppError } from "@/lib/app-error";
import {
  advanceSamples,
  failSamples,
  isSampling,
  newSamplesRun,
  type SamplesRun,
  stopSamples,
} from "./samples-run";

type PreviewBody = z.input<typeof runPreview.body>;

/**
 * One run of samples at a time, shown once a frame however fast its events come. Stopping closes the connection,
 * which stops the servers too.
 */
export function useSamplesRun() {
  const [run, setRun] = useState<SamplesRun | null>(null);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(async (body: PreviewBody) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    let current = newSamplesRun(body.samples ?? 1);
    let isFrameAsked = false;
    const show = (next: SamplesRun) => {
      current = next;
      if (isFrameAsked) return;
      isFrameAsked = true;
      requestAnimationFrame(() => {
        isFrameAsked = false;
        if (controller.current === mine) setRun(current);
      });
    };
    setRun(current);
    try {
      const response = await sendRequest(runPreview, { body, signal: mine.signal });
      if (response.body === null) throw new Error("The studio sent no stream.");
      for await (const line of readLines(response.body)) {
        show(advanceSamples(current, previewEventSchema.parse(JSON.parse(line))));
      }
      if (isSampling(current)) show(failSamples(current, "The stream ended before the samples did."));
    } catch (error) {
      if (mine.signal.aborted) show(stopSamples(current));
      else show(failSamples(current, sentenceOf(error)));
    }
  }, []);

  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => () => controller.current?.abort(), []);
  return { run, start, stop };
}

function sentenceOf(error: unknown): string {
  if (isAppError(error)) return error.message;
  return "The connection to the studio broke off. What had arrived is kept here.";
}
