import { readFileSync } from "node:fs";
import path from "node:path";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import { type PromptRequest, requestOf } from "@/lib/seed-prompts/seed-prompt";

export const MODEL = "sample-scripted";
export const BUILD_SEED = 7;
export const SAMPLING = { temperature: 0.5, topP: 0.95, maxTokens: 512 };

/** `count` requests, all different: the studio's own seed prompts over and over, numbered. */
export function benchRequests(count: number): PromptRequest[] {
  const defaults = path.join(import.meta.dirname, "../prisma/defaults");
  const seeds = ["seed-tasks", "topic-questions"].flatMap((name) =>
    readSeedFile(readFileSync(path.join(defaults, `${name}.jsonl`), "utf8")).map(requestOf),
  );
  return Array.from({ length: count }, (_, i) => {
    const seed = seeds[i % seeds.length] ?? { instruction: "", input: "" };
    return i < seeds.length ? seed : { ...seed, instruction: `${seed.instruction} (${i})` };
  });
}
