// Started by `npm run bench -- builds` in a process of its own: the openai client as anybody would use it in a loop,
// with nothing around it and nothing stored. Asks for exactly what the build asks for.
import { readFileSync } from "node:fs";
import path from "node:path";
import OpenAI from "openai";
import { itemSeed } from "@/lib/builds/seeds";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { type CompletionBody, completionBody } from "@/lib/generation/completion-body";
import { exactRequest } from "@/lib/generation/generate";
import { selfAlign } from "@/lib/steps/self-align";
import { BUILD_SEED, benchRequests, MODEL, SAMPLING } from "./bench-requests";

export type BareWish = { baseUrl: string; items: number; concurrency: number };
export type BareResult = { seconds: number; tokens: number; cpuSeconds: number };

process.on("message", (wish: BareWish) => void run(wish).then((result) => process.send?.(result)));
process.send?.("ready");

async function run({ baseUrl, items, concurrency }: BareWish): Promise<BareResult> {
  const client = new OpenAI({ baseURL: baseUrl, apiKey: "none", maxRetries: 0 });
  const bodies = bodiesOf(items);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let tokens = 0;
  let next = 0;
  const loop = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      for await (const chunk of await client.completions.create(body)) {
        tokens += chunk.usage?.completion_tokens ?? 0;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, tokens, cpuSeconds: (user + system) / 1e6 };
}

function bodiesOf(items: number): CompletionBody[] {
  const file = path.join(import.meta.dirname, "../prisma/defaults/constitution.txt");
  const constitution = showConstitution(readPromptFile(readFileSync(file, "utf8")));
  return benchRequests(items).map((request, item) => {
    const seed = itemSeed(BUILD_SEED, item, 0);
    return completionBody(
      exactRequest({ step: selfAlign, constitution, request, sampling: SAMPLING, seed }),
      MODEL,
    );
  });
}
