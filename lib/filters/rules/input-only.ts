import { z } from "zod";
import { codePointLength } from "../code-points";
import { defineRule } from "../rule-kind";

/** In OpenOrca the instruction is a system message and the input the question; what is exported is the question. */
export const inputOnlyKind = defineRule({
  name: "input_only",
  title: () => "An input takes the instruction’s place",
  does: "Exports the input as the instruction, where there is a longer one, and forgets the instruction; never drops.",
  params: z.strictObject({ longerThan: z.int().min(0).max(100_000).default(16) }),
  fields: [
    {
      kind: "number",
      key: "longerThan",
      label: "Longer than",
      meaning: "A shorter input stays with its instruction.",
      min: 0,
      max: 100_000,
      unit: "characters",
    },
  ],
  apply: (_text, { request }, _setup, { longerThan }) =>
    codePointLength(request.input) > longerThan
      ? { request: "input_only", detail: "the input becomes the instruction" }
      : null,
});
