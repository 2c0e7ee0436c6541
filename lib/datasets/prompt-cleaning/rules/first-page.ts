import type { CleaningRule } from "../cleaning-rule";

const MARK = "1 / 1";
/** Mended: “11 / 12” holds the mark too, and lost its beginning by it. */
const STANDING_ALONE = /(?<!\p{Nd})1 \/ 1(?!\p{Nd})/u;

export const firstPage: CleaningRule = {
  name: "first_page",
  title: "Everything before “1 / 1”",
  does: "Keeps what follows the first “1 / 1”, the page number of a conversation of one page.",
  reference: (text) => after(text, text.indexOf(MARK)),
  mended: (text) => after(text, text.search(STANDING_ALONE)),
};

const after = (text: string, at: number) => (at === -1 ? text : text.slice(at + MARK.length));
