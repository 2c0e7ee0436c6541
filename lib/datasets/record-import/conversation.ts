import { type ImportedRecord, importedRecord, type ReadRow } from "./imported-record";
import { numbersCited } from "./principle-numbers";
import type { TurnChoice } from "./record-format";
import { type Fields, factsOf } from "./row-values";

export type Turn = { speaker: "user" | "assistant" | "system"; text: string; thoughts?: string };

/** A request and the reply to it; `before`: how many turns stood before it. */
type Exchange = { asked: Turn; answered: Turn; before: number };

/**
 * A conversation as records. The system message and what else is known of it stays in their facts. A conversation
 * whose first turn is the assistant's has no request to that; it is passed over.
 */
export function readConversation(turns: readonly Turn[], choice: TurnChoice, known: Fields): ReadRow {
  const system = turns
    .filter(({ speaker }) => speaker === "system")
    .map(({ text }) => text)
    .join("\n\n");
  const spoken = turns.filter(({ speaker }) => speaker !== "system");
  const exchanges = exchangesOf(spoken);
  if (exchanges.length === 0) {
    const asked = spoken.find(({ speaker }) => speaker === "user");
    const problem = asked === undefined ? "no turn is the user’s" : "nobody answers the user";
    return { problem: `The conversation has no request with a reply: ${problem}.` };
  }
  if (choice === "refuse" && exchanges.length > 1) {
    return {
      problem: `The conversation has ${exchanges.length} requests; choose to take the first or each of them.`,
    };
  }
  const taken = choice === "each" ? exchanges : exchanges.slice(0, 1);
  const records = taken.map(({ asked, answered, before }, at): ImportedRecord => {
    const thoughts = answered.thoughts ?? "";
    return importedRecord({
      instruction: asked.text,
      output: answered.text,
      thoughts,
      cited: numbersCited(thoughts),
      facts: factsOf({
        ...known,
        system: system === "" ? null : system,
        turn: exchanges.length > 1 ? at + 1 : null,
        before: choice === "each" && before > 0 ? spoken.slice(0, before).map(turnAsJson) : null,
      }),
    });
  });
  return { records, leftOut: exchanges.length - taken.length };
}

const turnAsJson = ({ speaker, text }: Turn) => ({ role: speaker, content: text });

/** Each turn of the user that the assistant answers at once. */
function exchangesOf(spoken: readonly Turn[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (let at = 0; at < spoken.length; ) {
    const asked = spoken[at]!;
    const answered = spoken[at + 1];
    if (asked.speaker !== "user" || answered?.speaker !== "assistant") {
      at += 1;
      continue;
    }
    exchanges.push({ asked, answered, before: at });
    at += 2;
  }
  return exchanges;
}
