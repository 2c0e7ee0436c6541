const UNSUPPORTED = ["best_of", "echo", "suffix"];

/** What is wrong with a body, in the words in which llama.cpp says it as a 500; null where it finds nothing. */
export function clientMistake(body: unknown): string | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return "[json.exception.parse_error.101] parse error at line 1, column 1: attempting to parse an empty input";
  }
  const fields = body as Record<string, unknown>;
  if (fields.prompt === undefined) return '"prompt" is required';
  if (fields.n !== undefined && fields.n !== 1) return "Only one completion choice is allowed";
  const unsupported = UNSUPPORTED.find((name) => name in fields);
  return unsupported === undefined ? null : `Unsupported param: ${unsupported}`;
}
