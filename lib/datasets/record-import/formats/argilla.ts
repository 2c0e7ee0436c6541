import { type PersonsAnswer, readAnswered } from "../peoples-answers";
import type { RecordFormat } from "../record-format";
import { type Fields, isFields, shareOf, textOf } from "../row-values";

/**
 * Records with `fields`, `responses`, `suggestions` and `metadata`. Version 1 has lists of responses by person and of
 * suggestions by question; version 2 has both by the question's name. A response counts before a suggestion, and one
 * that was discarded or is a draft does not count.
 */
export const argilla: RecordFormat = {
  title: "Argilla",
  holds: "replies",
  likeness(rows) {
    const share = shareOf(
      rows,
      (row) => isFields(row.fields) && ("responses" in row || "suggestions" in row || "metadata" in row),
    );
    return share === 0
      ? null
      : { score: 0.95 * share, why: "its rows have fields with responses or suggestions" };
  },
  openReader: () => (row) => {
    if (!isFields(row) || !isFields(row.fields)) return { problem: "“fields” is missing or no object." };
    const answers = [...responsesOf(row.responses), ...suggestionsOf(row.suggestions)];
    const first = new Map<string, PersonsAnswer>();
    for (const answer of answers) if (!first.has(answer.question)) first.set(answer.question, answer);
    return readAnswered(plainFields(row.fields), [...first.values()], {
      id: textOf(row.external_id) ?? textOf(row.id),
      metadata: isFields(row.metadata) && Object.keys(row.metadata).length > 0 ? row.metadata : null,
    });
  },
};

/** A field of chat messages is shown as its text. */
function plainFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((turn) => (isFields(turn) ? textOf(turn.content) : null)).join("\n\n")
        : value,
    ]),
  );
}

function responsesOf(responses: unknown): PersonsAnswer[] {
  if (Array.isArray(responses)) {
    return responses.flatMap((response) =>
      isFields(response) && isSubmitted(response) && isFields(response.values)
        ? Object.entries(response.values).flatMap(([question, given]) =>
            answerOf(question, isFields(given) ? given.value : given),
          )
        : [],
    );
  }
  if (!isFields(responses)) return [];
  return Object.entries(responses).flatMap(([question, given]) =>
    (Array.isArray(given) ? given : [given]).flatMap((one) =>
      isFields(one) && isSubmitted(one) ? answerOf(question, one.value) : [],
    ),
  );
}

const isSubmitted = ({ status }: Fields) => status === undefined || status === null || status === "submitted";

function suggestionsOf(suggestions: unknown): PersonsAnswer[] {
  if (Array.isArray(suggestions)) {
    return suggestions.flatMap((one) =>
      isFields(one) ? answerOf(textOf(one.question_name) ?? textOf(one.question) ?? "", one.value) : [],
    );
  }
  if (!isFields(suggestions)) return [];
  return Object.entries(suggestions).flatMap(([question, given]) =>
    answerOf(question, isFields(given) ? given.value : given),
  );
}

function answerOf(question: string, value: unknown): PersonsAnswer[] {
  if (question === "") return [];
  if (typeof value === "string" || typeof value === "number") return [{ question, value }];
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return [{ question, value }];
  return [];
}
