"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { sendRequest } from "@/lib/api/call-endpoint";
import { previewEventSchema, runPreview } from "@/lib/api/preview";
import { readLines } from "@/lib/api/read-lines";
import { isAppError } from "@/lib/app-error";
import { advanceRun, failRun, isUnderWay, newRun, type PreviewRun, stopRun } from "./preview-run";

type PreviewBody = z.input<typeof runPreview.body>;

/**
 * One run at a time. Events are folded as they arrive and shown once a frame, so that a fast server cannot make
 * the page slow. Stopping closes the connection, which stops the server too.
 */
export function usePreviewRun() {
  const [run, setRun] = useState<PreviewRun | null>(null);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(async (body: PreviewBody, label: string, settings: string[]) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    const sentAt = performance.now();
    const elapsed = () => performance.now() - sentAt;
    let current = newRun(label, settings);
    let isFrameAsked = false;
    const show = (next: PreviewRun) => {
      current = next;
      if (controller.current !== mine) return;
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
        show(advanceRun(current, previewEventSchema.parse(JSON.parse(line)), elapsed()));
      }
      if (isUnderWay(current))
        show(failRun(current, "The stream ended before the completion did.", elapsed()));
    } catch (error) {
      if (mine.signal.aborted) show(stopRun(current, elapsed()));
      else show(failRun(current, sentenceOf(error), elapsed()));
    }
  }, []);

  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => () => controller.current?.abort(), []);
  return { run, start, stop };
}

function sentenceOf(error: unknown): string {
  if (isAppError(error)) return error.message;
  return "The connection to the studio broke off. Run it again; what had arrived is kept here.";
}
