"use client";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const parsers = {
  set: parseAsInteger,
  kind: parseAsStringLiteral(["task", "topic_question"]),
  q: parseAsString.withDefault("").withOptions({ throttleMs: 200 }),
  classification: parseAsStringLiteral(["yes", "no"]),
  input: parseAsStringLiteral(["empty", "filled"]),
  /** The seed prompt in the drawer. */
  open: parseAsInteger,
};

/** What the page shows, kept in the URL. */
export function useFilter() {
  const [url, setUrl] = useQueryStates(parsers);
  const { kind, q: text, classification, input } = url;
  return {
    url,
    setUrl: (change: Partial<typeof url>) => void setUrl(change),
    filter: { kind, text, classification, input },
  };
}
