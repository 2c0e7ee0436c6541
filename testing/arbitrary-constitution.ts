import fc from "fast-check";
import { type Constitution, DEFAULT_LABELS } from "@/lib/constitutions/constitution";
import { promptFileProblems } from "@/lib/constitutions/prompt-file-problems";

// Pieces that a prompt file's grammar could trip over, beside any text at all.
const PIECES = [
  "\n",
  "\n\n",
  " ",
  "  ",
  "\t",
  "User:",
  "User: hi",
  "Watson:",
  "Watson (internal thoughts): hm",
  "## Examples",
  "## General Rules",
  "# Watson",
  "1. one\n2. two",
  "1 (kind). Be kind.",
  "```\ncode\n```",
  "3 (candid)",
  "ñ",
  "😀",
];

/** Any text, leaning towards line breaks, spaces and the marks of the grammar. */
export const arbitraryBody: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

const arbitraryTurn = fc.record({ user: arbitraryBody, thoughts: arbitraryBody, reply: arbitraryBody });
const arbitraryReset = fc.record({ user: arbitraryBody, autoReply: arbitraryBody });

const arbitraryPrinciple = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  name: fc.oneof(fc.constantFrom("kind", "step-by-step", "a & b"), fc.string({ minLength: 1 })),
  text: fc.oneof(fc.constantFrom("", "Be kind.", " two  spaces "), fc.string()),
});

/** Constitutions that hold to the schema, many of which no prompt file can hold. */
export const arbitraryConstitution: fc.Arbitrary<Constitution> = fc.record({
  name: fc.oneof({ weight: 9, arbitrary: fc.constantFrom("Watson", "Ada L.") }, fc.string({ minLength: 1 })),
  preamble: fc.oneof(fc.constant("Meet Watson.\nIt follows rules."), arbitraryBody),
  principles: fc.uniqueArray(arbitraryPrinciple, { selector: (principle) => principle.number, maxLength: 5 }),
  exemplarIntro: fc.oneof(fc.constant("Conversations follow."), arbitraryBody),
  exemplars: fc.array(
    fc.record({
      turns: fc.array(arbitraryTurn, { minLength: 1, maxLength: 3 }),
      reset: fc.option(arbitraryReset, { freq: 9 }),
    }),
    { maxLength: 3 },
  ),
});

/** Constitutions that a prompt file can hold. */
export const arbitraryRenderableConstitution = arbitraryConstitution.filter(
  (constitution) => promptFileProblems(constitution).length === 0,
);

const arbitraryTemplate = fc.constantFrom(
  "",
  "Ada",
  "{{name}}",
  "{{organisation}}, {{cut_off}}",
  "\\{{name}}",
);
const arbitraryLabels = fc.constantFrom(
  DEFAULT_LABELS,
  { user: "Human", thoughts: "{{name}} thinks", reply: "{{name}}", autoReply: "{{name}} (auto)" },
  { user: "", thoughts: "T", reply: "R", autoReply: "A:" },
);

/** What a person can author beside the texts, each as often absent as set. */
const arbitraryExtras = fc.record({
  organisation: fc.option(arbitraryTemplate, { nil: undefined }),
  cutOff: fc.option(arbitraryTemplate, { nil: undefined }),
  identity: fc.option(arbitraryTemplate, { nil: undefined }),
  labels: fc.option(arbitraryLabels, { nil: undefined }),
  stop: fc.option(fc.array(fc.constantFrom("\n\n{{user_label}}:", "END", '"\\'), { maxLength: 3 }), {
    nil: undefined,
  }),
  gaps: fc.constantFrom("keep" as const, "close" as const, undefined),
});
const arbitraryPrincipleExtras = fc.record({
  hue: fc.constantFrom(1, 16, undefined),
  isEnabled: fc.constantFrom(true, false, undefined),
  note: fc.constantFrom("", "why", undefined),
});

/** The same with everything that an author can set: variables, labels, stop strings, hues, notes, what is off. */
export const arbitraryAuthoredConstitution: fc.Arbitrary<Constitution> = fc
  .tuple(arbitraryConstitution, arbitraryExtras, fc.array(arbitraryPrincipleExtras), arbitraryTemplate)
  .map(([plain, extras, more, template]) => ({
    ...plain,
    ...extras,
    preamble: plain.preamble + template,
    principles: plain.principles.map((principle, index) => ({ ...principle, ...more[index] })),
  }));

/** Authored constitutions that a prompt file can hold and be read from: its reader knows the usual labels only. */
export const arbitraryRenderableAuthoredConstitution = arbitraryAuthoredConstitution
  .map((constitution): Constitution => ({ ...constitution, labels: undefined }))
  .filter((constitution) => promptFileProblems(constitution).length === 0);
