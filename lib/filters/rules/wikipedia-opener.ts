import { z } from "zod";
import { defineRule } from "../rule-kind";

/** The opener of one published exemplar, which models copy, becomes a plain `Here`. */
export const wikipediaOpenerKind = defineRule({
  name: "wikipedia_opener",
  title: () => "Replace the Wikipedia exemplar's opener",
  does: "Puts other words in the place of an opener that models copy from an exemplar; never drops.",
  params: z.strictObject({
    opener: z.string().min(1).default("According to my knowledge from Wikipedia, here"),
    replacement: z.string().default("Here"),
  }),
  fields: [
    {
      kind: "text",
      key: "opener",
      label: "Opener",
      meaning: "Replaced where a reply begins with it, letter by letter.",
    },
    { kind: "text", key: "replacement", label: "Becomes", meaning: "What stands there instead." },
  ],
  apply: (text, _candidate, _constitution, { opener, replacement }) =>
    text.startsWith(opener)
      ? {
          text: `${replacement}${text.slice(opener.length)}`,
          detail: `“${opener}” → “${replacement}”`,
          span: { start: 0, end: opener.length },
          taken: opener.length - replacement.length,
        }
      : null,
});

export const wikipediaOpener = wikipediaOpenerKind.make();
