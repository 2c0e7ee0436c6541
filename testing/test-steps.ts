import { z } from "zod";
import type { Gate, InventingStep, Nearest, Piece } from "@/lib/steps/inventing-step";
import type { Step, StepName } from "@/lib/steps/step";

const DEFAULTS = { temperature: 0.7, topP: 0.95, maxTokens: 128, source: "tests" };

/** A judge of replies that needs no constitution, has two templates and settings, and asks with a body. */
export const testAssess: Step = {
  name: "assess",
  title: "Test assess",
  does: "Gives a reply a score.",
  reference: { source: "tests", deviations: ["It is short."] },
  defaults: DEFAULTS,
  preset: "studio",
  needsConstitution: false,
  templates: ["quality", "following"],
  holds: "scores",
  asks: "replies",
  settings: z.object({
    rubrics: z.enum(["both", "quality"]).default("both").describe("Which rubrics are asked."),
    votes: z.int().min(1).max(9).default(1),
  }),
  requestsFor: ({ instruction, input, output }, { settings }) =>
    (settings?.rubrics === "quality" ? ["quality" as const] : (["quality", "following"] as const)).map(
      (rubric) => ({ instruction, input, body: { step: "assess" as const, rubric, response: output } }),
    ),
  renderPrompt: (setup, request) =>
    `${setup.templates?.quality ?? ""}\n${testAssess.renderRequest(setup, request)}`,
  renderRequest: (_, { instruction, body }) =>
    `${body?.step === "assess" ? `${body.rubric}: ${instruction} -> ${body.response}` : instruction}\nScore:`,
  stopStrings: () => ["\n\n"],
  parse: (text, _, { isFinal }) => {
    const score = /\d+/.exec(text)?.[0];
    return {
      phase: isFinal ? "done" : "reply",
      thoughts: "",
      reply: text.trim(),
      citations: [],
      hasReply: true,
      facts: { score: score === undefined ? null : Number(score) },
      ...(score === undefined ? { problem: "unparsed" } : {}),
    };
  },
};

/** Invents instructions, one a line after `- `, three requests at a time; a copy of what was there is not new. */
export const testInventing: InventingStep = {
  name: "self-instruct",
  title: "Test invent",
  does: "Makes up new instructions.",
  reference: { source: "tests", deviations: [] },
  defaults: DEFAULTS,
  preset: "studio",
  needsConstitution: false,
  templates: ["instructions"],
  holds: "prompts",
  asks: "itself",
  settings: z.object({ shown: z.int().min(1).max(20).default(2), isNumbered: z.boolean().default(false) }),
  renderPrompt: (setup, request) =>
    `${setup.templates?.instructions ?? ""}\n${testInventing.renderRequest(setup, request)}`,
  renderRequest: (_, { instruction, body }) =>
    `${body?.step === "self-instruct" ? body.examples.map((one) => `- ${one.instruction}\n`).join("") : ""}${instruction}- `,
  stopStrings: () => ["\n\n"],
  parse: (text, _, { isFinal }) => ({
    phase: isFinal ? "done" : "reply",
    thoughts: "",
    reply: text.trim(),
    citations: [],
    hasReply: true,
  }),
  read: (text) => text.split("\n").map(readPiece),
  openGate: ({ pool }) => openGate(pool.map(({ instruction }) => instruction)),
  next: ({ asked, readTo, accepted, target, pool, setup }) => {
    if (target !== null && accepted.length >= target) return { requests: [], isOver: true };
    const shown = Number(setup.settings?.shown ?? 2);
    const examples = pool.slice(0, shown).map(({ instruction, input }, place) => ({
      instruction,
      input,
      from: { kind: "pool" as const, place },
    }));
    const requests = Array.from({ length: Math.max(0, readTo + 3 - asked) }, () => ({
      instruction: "",
      input: "",
      body: { step: "self-instruct" as const, examples },
    }));
    return { requests, isOver: false };
  },
};

function readPiece(line: string): Piece {
  const instruction = line.replace(/^\s*-?\s*/, "").trim();
  return {
    instruction,
    input: "",
    output: "",
    topic: null,
    questionType: null,
    rawText: line,
    problem: instruction === "" ? "unparsed" : null,
    sourceRecordId: null,
    facts: {},
  };
}

function openGate(pool: readonly string[]): Gate {
  const known = new Map<string, Nearest["from"]>(pool.map((text, place) => [text, { kind: "pool", place }]));
  return {
    admit: ({ instruction }, place) => {
      const from = known.get(instruction);
      if (from !== undefined) return { reason: "not_new", nearest: { from, text: instruction, score: 1 } };
      known.set(instruction, { kind: "accepted", ...place });
      return { reason: null, nearest: null };
    },
    restore: ({ instruction, item, part }) => void known.set(instruction, { kind: "accepted", item, part }),
  };
}

/** The steps of the studio with those of this file among them, for `vi.mock("@/lib/steps/steps", …)`. */
export function withTestSteps(original: typeof import("@/lib/steps/steps")) {
  const steps: Partial<Record<StepName, Step>> = {
    ...original.steps,
    "self-instruct": testInventing,
    assess: testAssess,
    "topic-questions": { ...testInventing, name: "topic-questions", asks: "topics" },
  };
  return {
    steps,
    stepNameSchema: z.enum(Object.keys(steps) as [StepName, ...StepName[]]),
    getStep: (name: string) => steps[name as StepName] ?? original.getStep(name),
  };
}
