import type { MadeRecord } from "./record-inserts";

/** A kept record that no build made and no server answered. */
export function madeRecord(
  datasetId: number,
  texts: Pick<MadeRecord, "origin" | "instruction" | "input">,
): MadeRecord {
  return {
    datasetId,
    buildId: null,
    item: null,
    sample: 0,
    serverId: null,
    cited: [],
    verdict: "kept",
    reason: null,
    finishReason: "none",
    seed: 0,
    attempts: 0,
    promptTokens: null,
    completionTokens: null,
    cachedTokens: null,
    firstTokenMs: null,
    totalMs: 0,
    replyLength: 0,
    rawText: "",
    thoughts: "",
    reply: "",
    output: "",
    hits: [],
    ...texts,
  };
}
