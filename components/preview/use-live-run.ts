"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { sendRequest } from "@/lib/api/call-endpoint";
import { type PreviewEvent, previewEventSchema, runPreview } from "@/lib/api/preview";
import { readLines } from "@/lib/api/read-lines";
import { isAppError } from "@/lib/app-error";
import type { Column } from "@/lib/previews/column";
import {
  type Asked,
  advanceColumn,
  type ColumnEvent,
  failColumn,
  isUnderWay,
  newColumnRun,
  stopColumn,
} from "./column-run";
import type { RunStore } from "./run-store";

/** Alternatives beside each token: the most that every server gives. */
const ALTERNATIVES = 5;

/**
 * Asks some columns the same at a time, through one connection; what they bring goes to the store. Stopping or
 * leaving the page closes it, which stops the model servers too.
 */
export function useLiveRun(store: RunStore) {
  const [isRunning, setIsRunning] = useState(false);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(
    async (columns: readonly { key: number; column: Column }[], asked: Asked) => {
      controller.current?.abort();
      const mine = new AbortController();
      controller.current = mine;
      const sentAt = performance.now();
      const elapsed = () => performance.now() - sentAt;
      setIsRunning(true);
      for (const { key } of columns) store.put(key, newColumnRun(asked));

      const advance = (index: number, event: ColumnEvent) => {
        const key = columns[index]?.key;
        const run = key === undefined ? null : store.latest(key);
        if (key !== undefined && run !== null) store.put(key, advanceColumn(run, event, elapsed()));
      };
      const take = (event: PreviewEvent) => {
        if (event.kind === "started") {
          const { runId } = event;
          for (const [index, column] of event.columns.entries()) {
            advance(index, { kind: "started", place: { runId, column: index }, column });
          }
        } else if (event.kind !== "finished") advance(event.column, event);
      };
      /** Whatever has not ended by itself ends so; null: a person stopped it. */
      const endRest = (message: string | null) => {
        // The next run has put its own beginning in the place of what this one brought.
        if (controller.current !== mine) return;
        for (const { key } of columns) {
          const run = store.latest(key);
          if (run === null || !isUnderWay(run)) continue;
          store.put(key, message === null ? stopColumn(run, elapsed()) : failColumn(run, message, elapsed()));
        }
      };

      const body = {
        ...asked.request,
        preset: asked.preset,
        columns: columns.map(({ column }) => column),
        ...(asked.hasLogprobs ? { logprobs: ALTERNATIVES } : {}),
      };
      try {
        const response = await sendRequest(runPreview, { body, signal: mine.signal });
        if (response.body === null) throw new Error("The studio sent no stream.");
        for await (const line of readLines(response.body)) {
          // Lines that were under way when it was stopped are no longer wanted.
          if (mine.signal.aborted) break;
          take(previewEventSchema.parse(JSON.parse(line)));
        }
        endRest(mine.signal.aborted ? null : "The stream ended before the completion did.");
      } catch (error) {
        endRest(mine.signal.aborted ? null : sentenceOf(error));
      }
      if (controller.current === mine) setIsRunning(false);
    },
    [store],
  );

  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => () => controller.current?.abort(), []);
  return { isRunning, start, stop };
}

function sentenceOf(error: unknown): string {
  if (isAppError(error)) return error.message;
  return "The connection to the studio broke off. Run it again; what had come is kept here.";
}
