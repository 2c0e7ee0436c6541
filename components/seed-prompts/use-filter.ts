"use client";
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { noFilter, type SeedPromptFilter } from "./seed-prompt-filter";

const parsers = {
  set: parseAsInteger,
  kind: parseAsStringLiteral(["task", "topic_question"]),
  q: parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  classification: parseAsStringLiteral(["yes", "no"]),
  input: parseAsStringLiteral(["empty", "filled"]),
  fails: parseAsString,
  words: parseAsString,
  withInput: parseAsBoolean.withDefault(false),
  opening: parseAsString,
  object: parseAsString,
  /** The seed prompt in the drawer. */
  open: parseAsInteger,
  /** What the drawer shows besides. */
  drawer: parseAsStringLiteral(["changes"]),
  pictures: parseAsStringLiteral(["off"]),
  /** Where near-duplicates are looked for. */
  near: parseAsStringLiteral(["all"]),
};

/** What the page shows, kept in the URL. */
export function useFilter() {
  const [url, setUrl] = useQueryStates(parsers);
  const { kind, q: text, classification, input, fails, words, withInput, opening, object } = url;
  const filter: SeedPromptFilter = {
    kind,
    text,
    classification,
    input,
    fails,
    words,
    isWithInput: withInput,
    opening,
    object,
  };
  return {
    url,
    setUrl: (change: Partial<typeof url>) => void setUrl(change),
    filter,
    setFilter: ({ text: q, isWithInput, ...rest }: Partial<SeedPromptFilter>) =>
      void setUrl({
        ...rest,
        ...(q === undefined ? {} : { q }),
        ...(isWithInput === undefined ? {} : { withInput: isWithInput }),
      }),
  };
}

/** Lifts every filter, and leaves how lengths are counted. */
export function liftAll(): Partial<SeedPromptFilter> {
  const { isWithInput: _, ...lifted } = noFilter;
  return lifted;
}
