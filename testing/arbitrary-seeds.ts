import fc from "fast-check";
import { type SeedPrompt, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";

// "binary" holds every code point; the extra pieces are escapes, separators and halves of surrogate pairs.
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("\\u00e9", "é", "😀", "\ud83d", "\ude00", "\u2028", "\x7f", "\b", '"', "\n", "/"))
    .map((parts) => parts.join("")),
);
const someText = anyText.filter((text) => text !== "");

const arbitraryTask: fc.Arbitrary<SeedPrompt> = fc.record({
  kind: fc.constant("task" as const),
  body: fc.record({
    id: someText,
    name: anyText,
    instruction: someText,
    instances: fc.array(fc.record({ input: anyText, output: anyText }), { minLength: 1, maxLength: 2 }),
    is_classification: fc.boolean(),
  }),
});

const arbitraryTopicQuestion: fc.Arbitrary<SeedPrompt> = fc.record({
  kind: fc.constant("topic_question" as const),
  body: fc.record({ topic: someText, question_type: someText, question: someText }),
});

/** Seed prompts of both kinds that could stand in one file. */
export const arbitrarySeeds: fc.Arbitrary<SeedPrompt[]> = fc.uniqueArray(
  fc.oneof(arbitraryTask, arbitraryTopicQuestion),
  { selector: (seed) => `${seed.kind} ${seedPromptKey(seed)}`, minLength: 1, maxLength: 6 },
);
