import { type PersonsAnswer, readAnswered } from "../peoples-answers";
import type { RecordFormat } from "../record-format";
import { type Fields, isFields, shareOf, textOf } from "../row-values";

/** Tasks with `data` and `annotations` of results: choices, text areas, ratings. One that was cancelled does not count. */
export const labelStudio: RecordFormat = {
  title: "Label Studio",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(
      rows,
      (row) => isFields(row.data) && (Array.isArray(row.annotations) || Array.isArray(row.completions)),
    );
    return share === 0 ? null : { score: 0.97 * share, why: "its rows have data and annotations" };
  },
  openReader: () => (row) => {
    if (!isFields(row) || !isFields(row.data)) return { problem: "“data” is missing or no object." };
    const given = [row.annotations ?? row.completions].flat();
    const counted = given.filter((one): one is Fields => isFields(one) && one.was_cancelled !== true);
    const answers = counted.flatMap(({ result }) => (Array.isArray(result) ? result.flatMap(answerOf) : []));
    const first = new Map<string, PersonsAnswer>();
    for (const answer of answers) if (!first.has(answer.question)) first.set(answer.question, answer);
    return readAnswered(row.data, [...first.values()], { id: textOf(row.id), annotations: counted.length });
  },
};

function answerOf(result: unknown): PersonsAnswer[] {
  if (!isFields(result) || !isFields(result.value)) return [];
  const question = textOf(result.from_name) ?? textOf(result.type) ?? "";
  const { choices, text, rating, number, taxonomy } = result.value;
  if (Array.isArray(choices)) return [{ question, value: choices.flatMap((one) => textOf(one) ?? []) }];
  if (Array.isArray(taxonomy))
    return [{ question, value: taxonomy.map((path) => [path].flat().map(String).join(" / ")) }];
  if (Array.isArray(text)) return [{ question, value: text.map(String).join("\n") }];
  if (typeof text === "string") return [{ question, value: text }];
  const measured = rating ?? number;
  return typeof measured === "number" ? [{ question, value: measured }] : [];
}
