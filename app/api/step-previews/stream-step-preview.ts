import type { z } from "zod";
import { eventStream } from "@/app/api/preview/event-stream";
import { limitOf } from "@/app/api/preview/live-limiters";
import type * as api from "@/lib/api/step-previews";
import { AppError } from "@/lib/app-error";
import { itemSeed } from "@/lib/builds/seeds";
import { thawPreset } from "@/lib/filters/presets";
import { type Generation, tokensNeeded } from "@/lib/generation/generate";
import { createComplete } from "@/lib/inference/complete";
import { log } from "@/lib/log";
import { previewStep, type StepTrial, sentFor } from "@/lib/previews/step-preview";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { freezeBuild } from "@/lib/store/launch";
import { getServer, getServerAccess } from "@/lib/store/servers";

type Wish = z.output<(typeof api.previewStep)["body"]>;

/** So many items of a plan may be chosen from; of a dataset no more are read. */
const FIRST_ITEMS = 20;

/** Freezes what a build would be made from, asks one item of it and sends what happens, one event a line. */
export async function streamStepPreview(body: Wish, request: AbortSignal): Promise<Response> {
  const { item, sample, request: edited, ...wish } = body;
  const step = getStep(wish.step);
  const isOfRecords = wish.datasetId !== undefined && !isInventing(step);
  const limit = isOfRecords ? Math.min(wish.limit ?? FIRST_ITEMS, FIRST_ITEMS) : wish.limit;
  const { manifest, items, pool, constitution } = await freezeBuild({ ...wish, limit });
  const asked = items[item];
  if (asked === undefined) {
    const there = items.length === 0 ? "there is none" : `there are ${items.length}`;
    throw new AppError("bad_request", `There is no item ${item + 1} to try; ${there}.`);
  }
  const { id } = manifest.server;
  const [access, { probe }] = await Promise.all([getServerAccess(id), getServer(id)]);
  const trial: StepTrial = {
    item,
    input: {
      step,
      constitution,
      request: { ...asked.request, ...edited },
      sampling: manifest.sampling,
      seed: itemSeed(manifest.seed, item, sample),
    },
    preset: thawPreset(manifest.preset),
    pool,
  };
  const { prompt, stop, seed } = sentFor(trial);
  const { name: server, model } = manifest.server;
  const { name, version } = manifest.preset;
  return eventStream<api.StepPreviewEvent>(request, async (send, signal) => {
    send({
      kind: "started",
      item,
      origin: asked.origin,
      request: trial.input.request,
      prompt,
      stop,
      seed,
      server,
      model,
      setup: constitution,
      preset: { name, version },
      items: items.slice(0, FIRST_ITEMS).map(({ origin, request: { instruction, input } }, place) => ({
        item: place,
        origin,
        instruction,
        input,
      })),
    });
    try {
      const seat = await limitOf({ ...access, id }).acquire(signal, signal, {
        tokens: () => tokensNeeded(trial.input),
      });
      let generation: Generation | null = null;
      try {
        const road = previewStep(trial, {
          complete: createComplete({ ...access, model }),
          probe,
          noteFirstToken: () => seat.noteFirstToken(),
          signal,
        });
        let next = await road.next();
        for (; next.done !== true; next = await road.next()) send(next.value);
        generation = next.value;
      } finally {
        seat.release(generation);
      }
    } catch (error) {
      // The page says that the stream ended too early.
      if (!signal.aborted) log().error({ err: error, step: step.name }, "a step preview broke off");
    }
  });
}
