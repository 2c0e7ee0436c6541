import { guessMapping } from "./field-mapping";
import { type ImportedRecord, importedRecord, type ReadRow } from "./imported-record";
import { fieldReader } from "./read-fields";
import { type Fields, factsOf } from "./row-values";

/** What a person said to one question about a record. */
export type PersonsAnswer = { question: string; value: string | number | string[] };

const isReply = (question: string) => /repl|respon|answer|output|complet|correct|rewrit|text/i.test(question);

/**
 * A record that was shown to people, with what they said. A text that they wrote for the reply takes its place as the
 * output, the model's stays the reply; choices become tags (`question: choice`), the first number is the score, and
 * all of it stays in the facts.
 */
export function readAnswered(shown: Fields, answers: readonly PersonsAnswer[], known: Fields): ReadRow {
  const outcome = fieldReader({ mapping: mappingOf(shown) })(shown);
  if ("problem" in outcome) return outcome;
  const { record } = outcome;
  const written = answers.find(({ question, value }) => typeof value === "string" && isReply(question));
  const number = answers.find(({ value }) => typeof value === "number")?.value;
  const text = typeof written?.value === "string" ? written.value : null;
  const read: ImportedRecord = importedRecord({
    ...record,
    output: text ?? record.output,
    reply: record.output === "" ? (text ?? "") : record.output,
    score: typeof number === "number" ? number : record.score,
    tags: [...new Set([...record.tags, ...choicesOf(answers)])],
    facts: factsOf({
      ...known,
      answers: answers.length === 0 ? null : answers.map(({ question, value }) => ({ question, value })),
    }),
  });
  return { records: [read] };
}

/** Rows of one file have the same fields: the guess is made once for each set of names. */
const mappings = new Map<string, ReturnType<typeof guessMapping>>();
const MOST_KEPT = 100;

function mappingOf(shown: Fields) {
  const names = Object.keys(shown);
  const key = names.join("\n");
  const found = mappings.get(key) ?? guessMapping(names);
  if (mappings.size < MOST_KEPT) mappings.set(key, found);
  return found;
}

function choicesOf(answers: readonly PersonsAnswer[]): string[] {
  return answers.flatMap(({ question, value }) => {
    if (Array.isArray(value)) return value.map((choice) => `${question}: ${choice}`);
    return typeof value === "string" && !isReply(question) ? [`${question}: ${value}`] : [];
  });
}
