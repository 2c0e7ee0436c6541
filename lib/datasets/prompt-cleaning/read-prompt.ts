import type { PromptFileKind } from "../clean-wish";

/** What a row of a file holds: a prompt as it stands there, or why it holds none, a reason's name. */
export type ReadPrompt = {
  instruction: string;
  input: string;
  /** A Dolly row's category. */
  category: string | null;
  /** Which of OpenOrca's parts it is of. */
  part: OrcaPart | null;
};
export type ReadOutcome = { prompt: ReadPrompt } | { reason: string };

export const orcaParts = ["niv", "flan", "t0", "cot"] as const;
export type OrcaPart = (typeof orcaParts)[number];

/** Dolly's categories whose tasks have no text to work on. */
const DOLLY_CATEGORIES = ["creative_writing", "brainstorming", "open_qa", "general_qa", "classification"];

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown) => (typeof value === "string" ? value : null);
const MALFORMED: ReadOutcome = { reason: "malformed" };

function found(instruction: string | null, rest: Partial<ReadPrompt> = {}): ReadOutcome {
  if (instruction === null) return MALFORMED;
  return { prompt: { instruction, input: "", category: null, part: null, ...rest } };
}

/** What one row holds; message trees need `openTreeReader`. Total. */
export function readPrompt(kind: Exclude<PromptFileKind, "oasst">, value: unknown): ReadOutcome {
  return isFields(value) ? readers[kind](value) : MALFORMED;
}

const readers: Record<Exclude<PromptFileKind, "oasst">, (row: Fields) => ReadOutcome> = {
  sharegpt: readConversation,
  openorca({ id, question }) {
    const name = textOf(id);
    if (name === null || textOf(question) === null) return MALFORMED;
    const part = orcaParts.find((one) => name.includes(one));
    return part === undefined ? { reason: "unknown_part" } : found(textOf(question), { part });
  },
  dolly({ instruction, context, category }) {
    const name = textOf(category);
    if (name === null) return MALFORMED;
    if (!DOLLY_CATEGORIES.includes(name)) return { reason: "needs_context" };
    if ((textOf(context) ?? "") !== "") return { reason: "needs_context" };
    return found(textOf(instruction), { category: name });
  },
  jsonl({ instruction, prompt, question, text, input }) {
    return found(textOf(instruction) ?? textOf(prompt) ?? textOf(question) ?? textOf(text), {
      input: textOf(input) ?? "",
    });
  },
};

/** The first message, where a person wrote it and somebody answered. */
function readConversation({ conversations, messages, text }: Fields): ReadOutcome {
  const turns = conversations ?? messages;
  if (turns === undefined && textOf(text) !== null) return readMarkedText(String(text));
  if (!Array.isArray(turns)) return MALFORMED;
  if (turns.length < 2) return { reason: "no_reply" };
  const [first] = turns;
  if (!isFields(first)) return MALFORMED;
  const speaker = textOf(first.from) ?? textOf(first.role);
  if (speaker !== "human" && speaker !== "user") return { reason: "not_human_first" };
  return found(textOf(first.markdown) ?? textOf(first.value) ?? textOf(first.content));
}

const HUMAN = "<human>:";

/** `<human>: … <bot>: …`, as some collections write a conversation. */
function readMarkedText(text: string): ReadOutcome {
  if (!text.startsWith(HUMAN)) return { reason: "not_human_first" };
  const [asked = "", ...replies] = text.slice(HUMAN.length).split("<bot>");
  return replies.length === 0 ? { reason: "no_reply" } : found(asked.trim());
}
