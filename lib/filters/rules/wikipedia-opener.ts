import type { FilterRule } from "../filter";

const OPENER = "According to my knowledge from Wikipedia, here";

/** The opener of one published exemplar, which models copy, becomes a plain `Here`. */
export const wikipediaOpener: FilterRule = {
  name: "wikipedia_opener",
  title: "Replace the Wikipedia exemplar's opener",
  apply: (text) =>
    text.startsWith(OPENER)
      ? {
          text: `Here${text.slice(OPENER.length)}`,
          detail: `“${OPENER}” → “Here”`,
          span: { start: 0, end: OPENER.length },
        }
      : null,
};
