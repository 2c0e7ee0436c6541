import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { cleaningSettingsSchema, type PromptFileKind } from "../clean-wish";
import { type SourceCounts, startCounts, sumSources } from "../making-counts";
import { type CleanedPrompt, cleanPrompts } from "./clean-prompts";
import { openPromptFile } from "./open-prompt-file";
import type { FileBytes } from "./read-file-rows";

const bytesOf = (bytes: Uint8Array): FileBytes => ({
  size: bytes.length,
  read: async (start, end) => bytes.slice(start, end),
});
const jsonl = (rows: unknown[]) =>
  new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join("\n"));
const array = (rows: unknown[]) => new TextEncoder().encode(JSON.stringify(rows, null, 2));

type Given = { name: string; bytes: Uint8Array; holds?: PromptFileKind };

async function clean(given: Given[], settings: object = {}) {
  const files = await Promise.all(
    given.map(({ name, bytes, holds }) => openPromptFile(bytesOf(bytes), name, holds ?? null)),
  );
  const counts: SourceCounts[] = files.map(({ name }) => startCounts(name));
  const countTokens = async (texts: readonly string[]) => texts.map(estimateTokens);
  const all: CleanedPrompt[] = [];
  for await (const batch of cleanPrompts(files, cleaningSettingsSchema.parse(settings), {
    countTokens,
    counts,
  })) {
    all.push(...batch);
  }
  const { read, kept, dropped } = sumSources(counts);
  const sum = Object.values(dropped).reduce((total, count) => total + count, 0);
  expect(read).toBe(kept + sum);
  expect(all.filter(({ reason }) => reason === null)).toHaveLength(kept);
  const texts = all.flatMap(({ reason, instruction }) => (reason === null ? [instruction] : []));
  return { texts, all, counts };
}

const talk = (text: string, more = 1) => ({
  conversations: [
    { from: "human", value: text },
    ...Array.from({ length: more }, () => ({ from: "gpt", value: "…" })),
  ],
});

describe("cleaning files of public prompts", () => {
  it("takes Dolly's tasks without a context, of its five kinds", async () => {
    const dolly = (instruction: string, category: string, context = "") => ({
      instruction,
      context,
      response: "x",
      category,
    });
    const { texts, counts } = await clean([
      {
        name: "dolly.jsonl",
        bytes: jsonl([
          dolly("Name five rivers", "brainstorming"),
          dolly("Sum up the text", "summarization"),
          dolly("Who wrote it here", "open_qa", "A text"),
          dolly("Sort the animals", "classification"),
        ]),
      },
    ]);
    expect(texts).toEqual(["Name five rivers", "Sort the animals"]);
    expect(counts[0]).toMatchObject({ read: 4, kept: 2, dropped: { needs_context: 2 } });
  });

  it("takes the first human message of a conversation that has a reply", async () => {
    const { texts, counts } = await clean([
      {
        name: "sg.json",
        bytes: array([
          talk("Why is the sky blue? Share Prompt"),
          talk("Nobody answered this", 0),
          {
            conversations: [
              { from: "gpt", value: "I begin" },
              { from: "human", value: "Hm" },
            ],
          },
          { conversations: "?" },
          talk("Why is the sky blue?"),
        ]),
      },
    ]);
    expect(texts).toEqual(["Why is the sky blue?"]);
    expect(counts[0]).toMatchObject({
      read: 5,
      dropped: { no_reply: 1, not_human_first: 1, malformed: 1, duplicate: 1 },
      mended: { share_prompt: 1 },
    });
  });

  it("takes the roots of message trees that have a reply, also where the reply stands first", async () => {
    const message = (message_id: string, parent_id: string | null, text: string) => ({
      message_id,
      parent_id,
      text,
    });
    const { texts, counts } = await clean([
      {
        name: "oasst.jsonl",
        bytes: jsonl([
          message("a", null, "First question here"),
          message("b", null, "Nobody replies to it"),
          message("c", "a", "A reply"),
          message("d", "c", "A further reply"),
          message("f", "e", "A reply that came early"),
          message("e", null, "Last question here"),
        ]),
      },
    ]);
    expect(texts).toEqual(["First question here", "Last question here"]);
    expect(counts[0]).toMatchObject({ read: 6, kept: 2, dropped: { not_root: 3, no_reply: 1 } });
  });

  it("draws no more than the limit of each of OpenOrca's parts, the same for the same seed", async () => {
    const orca = (n: number, part: string, question = `Question ${n} of ${part}`) => ({
      id: `${part}.${n}`,
      system_prompt: "s",
      question,
      response: "r",
    });
    const rows = [
      ...["niv", "flan", "t0", "cot"].flatMap((part) => Array.from({ length: 30 }, (_, n) => orca(n, part))),
      orca(1, "flan", "Premise: it rains. Does it follow?"),
      orca(2, "flan", " Question 0 of niv "),
      orca(3, "other"),
    ];
    const one = await clean([{ name: "orca.jsonl", bytes: jsonl(rows) }], { orcaLimit: 10 });
    const parts = one.all.filter(({ reason }) => reason === null).map(({ part }) => part);
    expect(parts.sort()).toEqual(["cot", "flan", "niv", "t0"].flatMap((part) => Array(10).fill(part)));
    expect(one.counts[0]?.dropped).toEqual({ over_limit: 80, nli: 1, duplicate: 1, unknown_part: 1 });
    const again = await clean([{ name: "orca.jsonl", bytes: jsonl(rows) }], { orcaLimit: 10 });
    expect(again.texts).toEqual(one.texts);
    const other = await clean([{ name: "orca.jsonl", bytes: jsonl(rows) }], { orcaLimit: 10, seed: 7 });
    expect(other.texts).not.toEqual(one.texts);
  });

  it("reads Dolly, OASST, ShareGPT, OpenOrca in this order, whatever the files' order, and keeps the first of equal ones", async () => {
    const same = "Why is the sea salty?";
    const { all } = await clean([
      { name: "orca", bytes: jsonl([{ id: "cot.1", question: same }]) },
      { name: "sharegpt", bytes: jsonl([talk(same), talk("Another question?")]) },
      { name: "own", bytes: jsonl([{ instruction: "My own question" }, { instruction: same }]) },
      { name: "dolly", bytes: jsonl([{ instruction: same, context: "", category: "open_qa" }]) },
    ]);
    expect(all.map(({ origin, reason }) => [origin, reason])).toEqual([
      ["dolly line 1", null],
      ["sharegpt line 1", "duplicate"],
      ["sharegpt line 2", null],
      ["orca line 1", "duplicate"],
      ["own line 1", null],
      ["own line 2", "duplicate"],
    ]);
  });

  it("keeps prompts of 2 to 256 tokens, and tells broken lines", async () => {
    const rows = [
      { instruction: "Hm" },
      { instruction: "x".repeat(1_024) },
      { instruction: "x".repeat(1_025) },
    ];
    const bytes = new TextEncoder().encode(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n{"instr`);
    const { texts, counts } = await clean([{ name: "own.jsonl", bytes, holds: "jsonl" }]);
    expect(texts).toEqual(["x".repeat(1_024)]);
    expect(counts[0]?.dropped).toEqual({ malformed: 1, too_short: 1, too_long: 1 });
  });

  it.each(["SNAPPY", "UNCOMPRESSED"] as const)(
    "reads Parquet (%s) page by page over several row groups",
    async (codec) => {
      const ids = Array.from({ length: 500 }, (_, n) => `cot.${n}`);
      const questions = ids.map((id, n) => (n % 50 === 0 ? null : `What is meant by ${id}?`));
      const buffer = parquetWriteBuffer({
        columnData: [
          { name: "id", data: ids, type: "STRING" },
          { name: "system_prompt", data: ids.map(() => "long"), type: "STRING" },
          { name: "question", data: questions, type: "STRING" },
        ],
        codec,
        rowGroupSize: 200,
        pageSize: 1_000,
      });
      const { texts, counts } = await clean([{ name: "orca.parquet", bytes: new Uint8Array(buffer) }]);
      expect([...texts].sort()).toEqual(questions.flatMap((one) => (one === null ? [] : [one])).sort());
      expect(counts[0]).toMatchObject({ read: 500, kept: 490, dropped: { malformed: 10 } });
    },
  );

  it("refuses a file that holds no prompts, and one that stops in the middle, by its name", async () => {
    await expect(clean([{ name: "odd.jsonl", bytes: jsonl([{ a: 1 }]) }])).rejects.toThrow(/^odd\.jsonl: /);
    const cut = array([talk("Why?"), talk("How?")]).slice(0, -20);
    await expect(clean([{ name: "cut.json", bytes: cut }])).rejects.toThrow(
      /^cut\.json: .*ends in the middle/,
    );
  });
});
