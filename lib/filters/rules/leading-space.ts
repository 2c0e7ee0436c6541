import { z } from "zod";
import { defineRule } from "../rule-kind";

/** Alone among the rules about what servers do: files that were written elsewhere may be read without it. */
export const leadingSpaceKind = defineRule({
  name: "leading_space",
  title: () => "Without the space that servers send first",
  does: "Takes away one space before the first word, which completion servers send and the reference’s tokenizer dropped; never drops.",
  params: z.strictObject({}),
  fields: [],
  apply: (text) => (text.startsWith(" ") ? { text: text.slice(1), detail: null, taken: 1 } : null),
});
