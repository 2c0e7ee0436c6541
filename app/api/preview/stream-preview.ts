import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import type { runPreview } from "@/lib/api/preview";
import { getStep } from "@/lib/steps/steps";
import { findPreset } from "@/lib/store/filter-presets";
import { type PreparedColumn, prepareColumns } from "@/lib/store/preview-columns";
import { startLiveRun } from "@/lib/store/preview-runs";
import { EventLines } from "./event-lines";
import { LiveRun } from "./live-run";

type PreviewBody = z.output<(typeof runPreview)["body"]>;

/**
 * Asks every column and sends what happens, one PreviewEvent a line. The run is stored when the servers have been
 * asked, so that keeping a history costs no time before the first token.
 */
export async function streamPreview(
  body: PreviewBody,
  actor: string,
  signal: AbortSignal,
): Promise<Response> {
  const { instruction, input, samples, logprobs } = body;
  const step = getStep("self-align");
  const preset = await findPreset(body.preset);
  const request = { instruction, input };
  const columns = await prepareColumns(body.columns, step);
  const plan = { step, preset, columns, request, samples };
  const live = new LiveRun({ ...plan, logprobs });
  signal.addEventListener("abort", () => live.leave(), { once: true });
  const storing = afterSending().then(() => startLiveRun({ ...plan, logprobs: logprobs ?? null, actor }));
  const running = live.run(storing);
  const { id: runId } = await storing;

  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const lines = new EventLines((text) => {
        if (!live.hasLeft()) controller.enqueue(encoder.encode(text));
      });
      lines.send({ kind: "started", runId, columns: columns.map(startedColumn) });
      live.sendTo((event) => lines.send(event));
      await running;
      lines.end();
      if (!live.hasLeft()) controller.close();
    },
    cancel() {
      live.leave();
    },
  });
  // Without no-transform the stream would be compressed, and with it held back.
  return new Response(stream, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
    },
  });
}

/** Two turns of the event loop: in the one the requests connect, in the other they are written. */
async function afterSending(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function startedColumn({ column, frozen, constitutionName, server, serverBuild, model }: PreparedColumn) {
  const { label, constitution, stop } = frozen;
  return { column, label, constitutionName, server: server.name, model, serverBuild, constitution, stop };
}
