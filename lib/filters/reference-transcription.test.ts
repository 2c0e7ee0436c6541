import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { speakerLabels } from "@/lib/constitutions/template";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import { applyPreset } from "./apply-preset";
import { getPreset } from "./presets";
import { requestAsJudged } from "./request-as-judged";

/**
 * Every reference preset beside a plain transcription of the published procedure, as one function a method and with
 * none of the rules' code.
 */
type Row = { instruction: string; input: string; output: string };
type Answer = { reason: string | null; row: Row };

const IDENTITY = "I am a helpful, ethical, and reliable assistant.";
const setup = { ...NO_CONSTITUTION, identity: IDENTITY, labels: speakerLabels({ name: "Watson" }) };
const END = "\n\n### User\n";

const isSpace = (c: string) =>
  (/\s/u.test(c) && c !== "\ufeff") || "\u001c\u001d\u001e\u001f\u0085".includes(c);
function strip(text: string): string {
  const all = [...text];
  while (all.length > 0 && isSpace(all[0] ?? "")) all.shift();
  while (all.length > 0 && isSpace(all.at(-1) ?? "")) all.pop();
  return all.join("");
}
const words = (text: string) =>
  [...text]
    .map((c) => (isSpace(c) ? " " : c))
    .join("")
    .split(" ")
    .filter((word) => word !== "");
const len = (text: string) => Array.from(text).length;
const dropLast = (text: string) => text.split(" ").slice(0, -1).join(" ");

function repeatCut(text: string, delimiters: string): string {
  const pieces: string[] = [""];
  for (const c of text) {
    pieces.push((pieces.pop() ?? "") + c);
    if (delimiters.includes(c)) pieces.push("");
  }
  const kept: string[] = [];
  for (const piece of pieces) {
    if (kept.includes(piece) && piece !== "" && !delimiters.includes(piece)) break;
    kept.push(piece);
  }
  return strip(kept.join(""));
}

/** Without the mark of a whole reply, which the studio's exports put there by their format. */
function exported(text: string): string {
  const mark = [END, END.trimEnd()].find((one) => text.endsWith(one));
  return (mark === undefined ? text : text.slice(0, text.length - mark.length)).trim();
}

const exemplarWords = [
  "User:",
  "Good job! Clear context",
  "Watson (auto reply):",
  "Could you please provide more details or context so I can try to assist you better?",
  "president",
  "President",
  "Zhiqing",
  "1, 1, 4",
  "weather",
  "or by watching the news or checking your local",
  "alpaca",
  "Alpaca",
];

function dromedary({ instruction, input, output }: Row, version: 1 | 2): Answer {
  const row = { instruction, input, output: "" };
  const drop = (reason: string) => ({ reason, row });
  // The first space is the server's.
  if (!output.trimStart().startsWith(IDENTITY)) return drop("no_self_id");
  if (!output.includes("\n\nWatson:")) return drop("thought_only");
  let text = strip(output.slice(output.indexOf("\n\nWatson:") + "\n\nWatson:".length));
  text = repeatCut(text, version === 1 ? "\n.?!;:," : "\n.?!;:,`");
  if (text.includes("\n\nUser:")) {
    text = strip(text.slice(0, text.indexOf("\n\nUser:"))) + END;
    if (len(text) < 160) return drop("short");
  } else text = dropLast(text);
  if (version === 2) {
    if (len(instruction) > 16 && text.includes(instruction)) return drop("echo_instruction");
    if (len(input) > 16 && text.includes(input)) return drop("echo_input");
    if (len(input) > 16) Object.assign(row, { instruction: input, input: "" });
  }
  const more = version === 1 ? [] : ["孙之清", "birthday party", "Birthday party"];
  if ([...exemplarWords, ...more].some((word) => text.includes(word))) return drop("blacklist");
  if (version === 1 && /^(?:I'm|I am) sorry/.test(text)) return drop("apology");
  if (exported(text) === "") return drop("empty");
  const opener = "According to my knowledge from Wikipedia, here";
  if (version === 1 && text.startsWith(opener)) text = `Here${text.slice(opener.length)}`;
  return { reason: null, row: { ...row, output: exported(text) } };
}

function verbose({ instruction, input, output }: Row): Answer {
  const row = { instruction, input, output: "" };
  let text = output.startsWith(" ") ? output.slice(1) : output;
  const end = text.indexOf("### User\n");
  text = end === -1 ? dropLast(text) : text.slice(0, end) + END;
  text = repeatCut(text, "\n.?!;:,`");
  if (`${instruction}\n${input}`.includes("Zhiqing"))
    return { reason: null, row: { ...row, output: "fixed" } };
  text = text.split("\n13. ")[0] ?? "";
  if (len(text) < 128 && !text.includes("### User")) return { reason: "short", row };
  // Of an empty reply the strip leaves nothing but the mark.
  if (end !== -1 && strip(output.slice(0, output.indexOf("### User\n"))) === "") text = "";
  const before = text.split("### User")[0] ?? "";
  if (["## See also", "## External links", "Dromedary (extensive)"].some((word) => before.includes(word)))
    return { reason: "blacklist", row };
  return { reason: null, row: { ...row, output: exported(text) } };
}

const W = "[\\p{L}\\p{N}_]";
/** Python's IGNORECASE over ASCII letters: two more letters are an i, and Unicode folding does the rest. */
const ci = (source: string) => new RegExp(source.replace(/i/g, "[iIİı]"), "iu");
const PY_S = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

function iSheep({ instruction, input, output }: Row): Answer {
  let text = output.startsWith(" ") ? output.slice(1) : output;
  for (;;) {
    const rest = text.replace(new RegExp(`^答案[:：]${PY_S}?`, "u"), "");
    if (rest === text) break;
    text = rest;
  }
  const row = { instruction, input, output: text.trim() };
  const drop = (reason: string) => ({ reason, row });
  if (ci("\\n(assistant|system|human|question|output|user)[:\\n]").test(text)) return drop("role_echo");
  const manual = [
    `answer${PY_S}choices:`,
    "noinput",
    "no input",
    "\\n\\n?can you",
    "do you [^\\n]",
    "\\n\\n[^\\n]{1,100}\\?",
  ];
  if (manual.some((source) => ci(source).test(text))) return drop("manual");
  if (new RegExp(`(?<!${W})[A-Ea-e]\\.|\\([A-Ea-e]\\)`, "u").test(text)) return drop("multiple_choice");
  if (/[\u4e00-\u9fff]/u.test(text)) return drop("cjk");
  if ([input, instruction].some((one) => ci("noinput|no input|<[^\\n]{1,20}>|none").test(one)))
    return drop("placeholder");
  if (strip(input) !== "" && instruction.includes(input)) return drop("input_in_instruction");
  return text === "" ? drop("empty") : { reason: null, row };
}

const keywords13 = "images? graphs? pictures? files? maps? draw plot go\\ to".split(/(?<!\\) /);
const keywords18 = [...keywords13, "video", "audio", "music", "flowchart", "diagram"];
const hasWord = (text: string, list: readonly string[]) =>
  list.some((word) =>
    new RegExp(`(?<!${W})(?:${ci(word.replaceAll("\\ ", " ")).source})(?!${W})`, "iu").test(text),
  );
const isPunctuation = (c: string) => c.length === 1 && c >= "!" && c <= "~" && !/[0-9A-Za-z]/.test(c);

function prompts(method: string, { instruction, input }: Row): string | null {
  const list = words(instruction);
  if (method === "self-instruct" && list.length === 0) return "empty";
  if (list.length <= 3 || list.length > 150) return "length";
  if (hasWord(instruction, method === "self-instruct" ? keywords13 : keywords18)) return "keyword";
  const isDromedary = method === "dromedary-v1-prompts" || method === "i-sheep-prompts";
  if (isDromedary && hasWord(input, keywords18)) return "input_keyword";
  if (method === "alpaca" && strip(instruction).startsWith("Write a program")) return "prefix";
  if (method === "self-instruct" && list.join(" ").toLowerCase().startsWith("write a program"))
    return "prefix";
  // Self-Instruct has capitalised it by then.
  const start = Array.from(strip(instruction))[0] ?? "";
  const first = method === "self-instruct" ? (start.toUpperCase()[0] ?? "") : start;
  if (isPunctuation(first)) return "punctuation";
  if ((first.codePointAt(0) ?? 0) > 127) return "non_ascii";
  if (method !== "i-sheep-prompts") return null;
  if (ci("noinput|no input").test(input) || instruction.includes("noinput")) return "noinput";
  const label = (names: string) => new RegExp(`[^\\n]${PY_S}+(?:${names}):`, "u");
  if (label("Instruction|Input").test(instruction) || label("Instruction|Input|Output").test(input))
    return "field_label";
  return [instruction, input].some((one) => /https?:/.test(one)) ? "url" : null;
}

const LONG =
  "A river begins as a spring in the hills, gathers brooks on its way, slows where land is flat, and then reaches the sea; nobody minds. ";
const shared = [
  " ",
  "  ",
  "\n",
  "\n\n",
  "\u0085",
  "\ufeff",
  "\u2028",
  "🌊",
  ".",
  ",",
  "!",
  "`",
  "1. ",
  "Name it",
  "no",
  LONG,
  "ſystem",
  "\u001c",
];
const textOf = (fragments: readonly string[], maxLength = 9) =>
  fc.array(fc.constantFrom(...shared, ...fragments), { maxLength }).map((parts) => parts.join(""));
const requestOf = (fragments: readonly string[]) =>
  fc.record({ instruction: textOf(fragments, 6), input: textOf(fragments, 3) });

function judge(preset: string, { instruction, input, output }: Row): Answer {
  const candidate = { request: { instruction, input }, rawText: output, isTurnEnded: false };
  const result = applyPreset(getPreset(preset, 1), candidate, setup);
  return {
    reason: result.reason,
    row: { ...requestAsJudged({ instruction, input, hits: result.hits }), output: result.output },
  };
}

function compare(
  preset: string,
  rows: fc.Arbitrary<Row>,
  transcription: (row: Row) => Answer,
  runs = 3_000,
): Map<string | null, number> {
  const seen = new Map<string | null, number>();
  fc.assert(
    fc.property(rows, (row) => {
      const expected = transcription(row);
      const found = judge(preset, row);
      expect(found.reason).toBe(expected.reason);
      if (expected.reason === null && expected.row.output !== "fixed")
        expect(found.row).toEqual(expected.row);
      seen.set(expected.reason, (seen.get(expected.reason) ?? 0) + 1);
    }),
    { numRuns: runs },
  );
  return seen;
}

const replies = [
  "\n\nUser:",
  "\n\nWatson:",
  "president",
  "孙之清",
  "I'm sorry",
  "I am sorry",
  "Zhiqing",
  "Describe a river at length. ",
];
const replyOf = (intro: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...intro),
      fc.constantFrom("", LONG),
      textOf(replies),
      fc.constantFrom("", "\n\nUser:"),
    )
    .map((parts) => parts.join(""));
const shown = [
  `${IDENTITY} So.\n\nWatson:`,
  ` ${IDENTITY}\n\nWatson: `,
  ` ${IDENTITY}\n\nWatson: According to my knowledge from Wikipedia, here`,
];

test.each([
  ["dromedary-v1", 1, ["no_self_id", "thought_only", "short", "blacklist", "apology", "empty", null]],
  [
    "dromedary-2",
    2,
    ["no_self_id", "thought_only", "short", "echo_instruction", "echo_input", "blacklist", null],
  ],
] as const)(
  "%s judges as its script is written, drop by drop and text by text",
  (preset, version, reasons) => {
    const output = replyOf([...shown, ...shown, ...shown, "Hello.", `${IDENTITY} So`]);
    const request = fc.oneof(
      requestOf(replies),
      fc.constant({ instruction: "Describe a river at length. ", input: "" }),
      fc.constant({ instruction: "Be brief.", input: LONG.slice(0, 40) }),
    );
    const rows = fc.tuple(request, output).map(([ask, text]) => ({ ...ask, output: text }));
    const seen = compare(preset, rows, (row) => dromedary(row, version));
    for (const reason of reasons) expect(seen.get(reason) ?? 0, String(reason)).toBeGreaterThan(5);
  },
);

test("verbose judges as its script is written", () => {
  const pieces = [
    "### User\n",
    "### User",
    "## See also",
    "## External links",
    "Dromedary (extensive)",
    "\n13. ",
    "Zhiqing",
    LONG,
  ];
  const rows = fc
    .tuple(requestOf(["Zhiqing"]), textOf(pieces, 14))
    .map(([ask, output]) => ({ ...ask, output }));
  const seen = compare("verbose", rows, verbose);
  for (const reason of ["short", "blacklist", null])
    expect(seen.get(reason) ?? 0, String(reason)).toBeGreaterThan(100);
});

test("i-sheep judges answers as its script is written", () => {
  const pieces = [
    "答案：",
    "答案: ",
    "\nUser:",
    "\nuser\n",
    "\nhUMan:",
    "\nQUESTİON:",
    "Answer Choices:",
    "answer\u0085choices:",
    "noınput",
    "\n\ncan you",
    "do you ",
    "?",
    "(a)",
    "B.",
    "éB.",
    "１a.",
    "五",
    "x".repeat(101),
    "e.g.",
  ];
  const asked = ["none", "nonetheless", "<b>", "<\n>", "No Input", "Name it", `<${"y".repeat(21)}>`];
  const rows = fc
    .tuple(requestOf(asked), fc.oneof(textOf(pieces, 5), fc.constantFrom("", " ", "\n", "答案:", "Fine.")))
    .map(([ask, output]) => ({ ...ask, output }));
  const seen = compare("i-sheep", rows, iSheep, 5_000);
  for (const reason of [
    "role_echo",
    "manual",
    "multiple_choice",
    "cjk",
    "placeholder",
    "input_in_instruction",
    "empty",
    null,
  ])
    expect(seen.get(reason) ?? 0, String(reason)).toBeGreaterThan(5);
});

const asked = [
  "Write a program",
  "write a  PROGRAM",
  "images",
  "Image",
  "ímage",
  "go to",
  "file_",
  "maps",
  "music",
  "dİagram",
  "-",
  "“",
  "Say so and so",
  "noinput",
  "No İnput",
  " Input:",
  "\u2028Instruction:",
  "x Output:",
  "https://a",
  "http",
  LONG,
  "word ".repeat(140),
];

test.each(["self-instruct", "alpaca", "dromedary-v1-prompts", "i-sheep-prompts"])(
  "%s judges prompts as its script is written",
  (preset) => {
    const rows = requestOf(asked).map((ask) => ({ ...ask, output: "" }));
    const seen = compare(preset, rows, (row) => ({ reason: prompts(preset, row), row }), 4_000);
    for (const reason of ["length", "keyword", "punctuation", "non_ascii", null])
      expect(seen.get(reason) ?? 0, String(reason)).toBeGreaterThan(20);
  },
);

test("on hand-written seeds too", () => {
  const file = path.join(import.meta.dirname, "../../prisma/defaults/seed-tasks.jsonl");
  const seeds = readSeedFile(readFileSync(file, "utf8")).flatMap((seed) =>
    seed.kind === "task" ? [seed.body] : [],
  );
  expect(seeds.length).toBeGreaterThan(100);
  for (const { instruction, instances } of seeds) {
    const row = { instruction, input: instances[0]?.input ?? "", output: instances[0]?.output ?? "" };
    for (const preset of ["self-instruct", "alpaca", "dromedary-v1-prompts", "i-sheep-prompts"])
      expect(judge(preset, row).reason).toBe(prompts(preset, row));
    expect(judge("i-sheep", row).reason).toBe(iSheep(row).reason);
    expect(judge("verbose", row).reason).toBe(verbose(row).reason);
    const told = { ...row, output: ` ${IDENTITY} Well.\n\nWatson: ${row.output}\n\nUser:` };
    expect(judge("dromedary-v1", told).reason).toBe(dromedary(told, 1).reason);
    expect(judge("dromedary-2", told).reason).toBe(dromedary(told, 2).reason);
  }
});
