import type { NewRecord } from "@/lib/store/record-inserts";

/** A kept record of item `item`; give what matters to the test. */
export function newRecord(
  build: { id: number; datasetId: number },
  item: number,
  given: Partial<NewRecord> = {},
): NewRecord {
  return {
    datasetId: build.datasetId,
    buildId: build.id,
    item,
    sample: 0,
    serverId: 1,
    cited: [1, 3],
    verdict: "kept",
    reason: null,
    finishReason: "stop",
    seed: 11,
    attempts: 1,
    promptTokens: 900,
    completionTokens: 80,
    cachedTokens: null,
    firstTokenMs: 40,
    totalMs: 400,
    replyLength: 5,
    origin: `seed_task_${item}`,
    instruction: "Why is the sea salty?",
    input: "",
    rawText: " I think.\n\nMirra: Salt.",
    thoughts: "I think.",
    reply: "Salt.",
    output: "Salt.",
    hits: [],
    ...given,
  };
}
