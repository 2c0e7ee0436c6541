import OpenAI from "openai";
import type { z } from "zod";
import type { listConstitutions } from "@/lib/api/constitutions";
import type { runPreview } from "@/lib/api/preview";
import type { getPreviewCompletion } from "@/lib/api/preview-runs";
import { readLines } from "@/lib/api/read-lines";
import type { listServers } from "@/lib/api/servers";
import { type CompletionBody, completionBody } from "@/lib/generation/completion-body";
import { type BenchStudio, startStudio } from "./start-studio";

const PACE = "first-token=50,token=2";
const WARM_UP = 15;
const PAIRS = 80;
const SAMPLING = { temperature: 0.5, topP: 0.95, maxTokens: 256 };

/** Milliseconds from the call. */
type Measured = { firstToken: number; total: number };

/**
 * The live preview beside a bare client: the same request to the same server, in turns, in one run. The server
 * paces its tokens, so what the studio adds is the difference.
 */
export async function benchPreview(): Promise<void> {
  const studio = await startStudio();
  try {
    const address = `${studio.sampleOrigin}/with/${encodeURIComponent(PACE)}/v1`;
    const serverId = await ensureServer(studio, address);
    const { constitutions } = await get<typeof listConstitutions>(studio, "/api/constitutions");
    const constitution = constitutions.find((one) => one.isInUse);
    if (constitution?.latestVersion == null) throw new Error("The studio has no published constitution.");
    const body = (seed: number): z.input<(typeof runPreview)["body"]> => ({
      instruction: "Why is the sea salty, and why are rivers not?",
      columns: [
        {
          constitutionId: constitution.id,
          version: constitution.latestVersion ?? 1,
          serverId,
          sampling: SAMPLING,
          seed,
        },
      ],
    });
    const request = await requestOf(studio, body(1));
    const client = new OpenAI({ baseURL: address, apiKey: "none", maxRetries: 0 });
    const bare: Measured[] = [];
    const through: Measured[] = [];
    for (let pair = -WARM_UP; pair < PAIRS; pair += 1) {
      const seed = 1_000 + pair;
      const askBare = async () => timeBare(client, { ...request, seed });
      const askStudio = async () => timeStudio(studio, body(seed));
      // Who goes first changes, because the second may find a prompt that is still in the server's memory.
      const [one, other] =
        pair % 2 === 0
          ? [await askBare(), await askStudio()]
          : await askStudio().then(async (later) => [await askBare(), later]);
      if (pair < 0 || one === undefined || other === undefined) continue;
      bare.push(one);
      through.push(other);
    }
    report(bare, through);
  } finally {
    await studio.stop();
  }
}

async function timeBare(client: OpenAI, body: CompletionBody): Promise<Measured> {
  const start = performance.now();
  let firstToken: number | null = null;
  for await (const chunk of await client.completions.create(body)) {
    if (chunk.choices[0]?.text) firstToken ??= performance.now() - start;
  }
  return { firstToken: firstToken ?? Number.NaN, total: performance.now() - start };
}

async function timeStudio(studio: BenchStudio, body: unknown): Promise<Measured> {
  const start = performance.now();
  let firstToken: number | null = null;
  let total: number | null = null;
  for await (const line of await preview(studio, body)) {
    if (line.includes('"delta"')) firstToken ??= performance.now() - start;
    // The whole answer with its verdict; what follows says only that it has been stored.
    else if (line.includes('"completed"')) total ??= performance.now() - start;
    else if (line.includes('"failed"')) throw new Error(line);
  }
  return { firstToken: firstToken ?? Number.NaN, total: total ?? Number.NaN };
}

async function preview({ url }: BenchStudio, body: unknown) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/api/preview`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  return readLines(response.body);
}

/** What the studio sends the server for this preview, as it keeps it. */
async function requestOf(studio: BenchStudio, body: unknown): Promise<CompletionBody> {
  let completionId = 0;
  for await (const line of await preview(studio, body)) {
    const event = JSON.parse(line);
    if (event.kind === "completed") completionId = event.completionId;
  }
  const path = `/api/preview-completions/${completionId}`;
  const { prompt, stop, seed } = await get<typeof getPreviewCompletion>(studio, path);
  return completionBody({ prompt, stop, sampling: SAMPLING, seed }, "sample-scripted");
}

/** The port of the sample server differs from run to run, so an earlier run's entry is of no use. */
async function ensureServer(studio: BenchStudio, baseUrl: string): Promise<number> {
  const { servers } = await get<typeof listServers>(studio, "/api/servers");
  const known = servers.find((one) => one.baseUrl === baseUrl);
  if (known !== undefined) return known.id;
  const form = { name: `bench ${Date.now()}`, baseUrl, model: "sample-scripted" };
  const response = await fetch(`${studio.url}/api/servers`, { method: "POST", body: JSON.stringify(form) });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { id: number }).id;
}

async function get<C extends { response: z.ZodType }>({ url }: BenchStudio, path: string) {
  const response = await fetch(url + path);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as z.output<C["response"]>;
}

function report(bare: readonly Measured[], through: readonly Measured[]): void {
  const row = (what: keyof Measured, share: number) => {
    const of = (side: readonly Measured[]) =>
      quantile(
        side.map((one) => one[what]),
        share,
      );
    // Completions differ in length, so each is compared with its own pair.
    const added = quantile(
      through.map((one, pair) => one[what] - (bare[pair]?.[what] ?? Number.NaN)),
      share,
    );
    return {
      "bare client, ms": rounded(of(bare)),
      "studio, ms": rounded(of(through)),
      "added to a pair, ms": rounded(added),
      "added, %": rounded((100 * added) / of(bare)),
    };
  };
  console.table({
    "first token, median": row("firstToken", 0.5),
    "first token, p95": row("firstToken", 0.95),
    "total, median": row("total", 0.5),
    "total, p95": row("total", 0.95),
  });
  console.log(`${bare.length} pairs in turns, after ${WARM_UP} to warm up; the server paces ${PACE} (ms).`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;
