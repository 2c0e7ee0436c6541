import type { z } from "zod";
import type { PreviewEvent, runPreview } from "@/lib/api/preview";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import { applyPreset } from "@/lib/filters/apply-preset";
import { getPreset } from "@/lib/filters/presets";
import { exactRequest, type Generation, type GenerationInput, generate } from "@/lib/generation/generate";
import { createComplete } from "@/lib/inference/complete";
import { getStep } from "@/lib/steps/steps";
import { getConstitution, getVersion } from "@/lib/store/constitutions";
import { getServerAccess } from "@/lib/store/servers";

type PreviewBody = z.output<(typeof runPreview)["body"]>;

/** Generates on the road of the build and sends what happens, one PreviewEvent a line. */
export async function streamPreview(body: PreviewBody, signal: AbortSignal): Promise<Response> {
  const { constitutionId, version, serverId, sampling, seed, instruction, input } = body;
  const authored =
    version === "draft"
      ? (await getConstitution(constitutionId)).draft
      : (await getVersion(constitutionId, version)).body;
  const constitution = sendableConstitution(authored);
  const server = await getServerAccess(serverId);
  const generation: GenerationInput = {
    step: getStep("self-align"),
    constitution,
    request: { instruction, input },
    sampling,
    seed,
  };
  const { prompt, stop } = exactRequest(generation);
  const started: PreviewEvent = {
    kind: "started",
    prompt,
    stop,
    seed,
    server: server.name,
    model: server.model,
    constitution,
  };
  const encoder = new TextEncoder();
  const leave = new AbortController();
  signal.addEventListener("abort", () => leave.abort(), { once: true });
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (event: PreviewEvent) => {
        if (!leave.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      send(started);
      const road = generate({ ...generation, complete: createComplete(server), signal: leave.signal });
      try {
        let next = await road.next();
        for (; !next.done; next = await road.next()) send({ kind: "delta", text: next.value.text });
        send(lastEvent(next.value, generation));
      } catch {
        send({
          kind: "failed",
          failureKind: "malformed",
          message: "The preview broke off inside the studio.",
        });
      }
      if (!leave.signal.aborted) controller.close();
    },
    cancel() {
      leave.abort();
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

function lastEvent(outcome: Generation, { constitution, request }: GenerationInput): PreviewEvent {
  if (outcome.status === "failed") {
    return { kind: "failed", failureKind: outcome.failure.kind, message: outcome.failure.message };
  }
  const { text, finishReason, usage, timing } = outcome;
  const candidate = { request, rawText: text, isTurnEnded: finishReason === "stop" };
  const { verdict, reason, hits } = applyPreset(getPreset("dromedary-v1"), candidate, constitution);
  return { kind: "completed", text, finishReason, ...usage, ...timing, verdict, reason, hits };
}
