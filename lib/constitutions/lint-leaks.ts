import type { Constitution } from "./constitution";
import type { Finding } from "./finding";
import { leakProneWords } from "./leak-prone-words";

/** At most one note an exemplar: its words that replies are likely to repeat. */
export function lintLeaks(constitution: Constitution): Finding[] {
  return leakProneWords(constitution).flatMap((words, exemplar): Finding[] => {
    if (words.length === 0) return [];
    const [verb, them] = words.length === 1 ? ["stands", "it"] : ["stand", "them"];
    const message = `${listed(words)} ${verb} in exemplar ${exemplar + 1}; replies that repeat ${them} will look copied.`;
    return [{ code: "leak_prone_words", severity: "note", message, place: { kind: "exemplar", exemplar } }];
  });
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.at(-1) ?? "";
  return quoted.length <= 1 ? last : `${quoted.slice(0, -1).join(", ")} and ${last}`;
}
