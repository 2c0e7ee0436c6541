import type { SpeakerLabels } from "@/lib/constitutions/constitution";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { RuleSaying } from "./filter";
import { literal } from "./python-pattern";

// A build asks with the same labels for every record.
const patterns = new WeakMap<SpeakerLabels, RegExp>();

/**
 * A speaker of the prompt who begins a line, or the words with which an exemplar clears the context: the reply went
 * on as the prompt does. Null where there is neither; the one that stands first otherwise.
 */
export function leakedLabel(text: string, { labels, exemplars }: ShownConstitution): RuleSaying | null {
  const pattern = patterns.get(labels) ?? labelPattern(labels);
  patterns.set(labels, pattern);
  const label = pattern.exec(text);
  const found = label === null ? [] : [{ words: label[1] ?? "", start: label.index + label[0].length }];
  const places = found.map(({ words, start }) => ({
    start: start - words.length,
    words,
    drop: `“${words}” begins a line`,
  }));
  for (const [index, { reset }] of exemplars.entries()) {
    const start = reset === null || reset.user === "" ? -1 : text.indexOf(reset.user);
    if (reset === null || start === -1 || places.some(({ words }) => words === reset.user)) continue;
    places.push({
      start,
      words: reset.user,
      drop: `“${reset.user}” clears the context in exemplar ${index + 1}`,
    });
  }
  const [first] = places.sort((a, b) => a.start - b.start);
  if (first === undefined) return null;
  return { drop: first.drop, span: { start: first.start, end: first.start + first.words.length } };
}

function labelPattern(labels: SpeakerLabels): RegExp {
  const names = [labels.thoughts, labels.autoReply, labels.reply, labels.user];
  return new RegExp(`^[^\\S\\n]*((?:${names.map(literal).join("|")}):)`, "mu");
}
