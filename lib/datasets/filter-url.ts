import { formatList, parseList } from "./list-text";
import {
  flagKinds,
  type RecordFilter,
  type RecordFilterKind,
  rangeKinds,
  recordFilterSchema,
  setKinds,
  textPlaces,
} from "./record-filter";

/**
 * The URL parameters, one a kind: `?verdict=kept&cites=any:7,12&reason=short&reply=..900&type=!geography&q=tide`.
 * Ranges are `10..200`, `10..` or `..200`; lists are separated by commas, and `!` before one means none of them.
 */
export const filterParams = {
  verdict: "verdict",
  reason: "reason",
  cites: "cites",
  cited_count: "cited",
  preset: "preset",
  step: "step",
  topic: "topic",
  question_type: "type",
  model: "model",
  version: "version",
  build: "build",
  finish: "finish",
  truncated: "truncated",
  refusal: "refusal",
  script: "script",
  instruction_length: "request",
  thoughts_length: "thoughts",
  reply_length: "reply",
  output_length: "output",
  score: "score",
  nearest: "nearest",
  leak: "leak",
  prompt_tokens: "tokens_in",
  completion_tokens: "tokens_out",
  time: "ms",
  review: "review",
  edited: "edited",
  tag: "tag",
  duplicate: "duplicate",
  created: "created",
  words: "q",
  text: "has",
} as const satisfies Record<RecordFilterKind, string>;

export const filterKinds = Object.keys(filterParams) as RecordFilterKind[];

/** Reads filters from URL parameters. Total: what makes no sense is left out. */
export function parseRecordFilters(params: URLSearchParams): RecordFilter[] {
  return filterKinds.flatMap((kind) => {
    const value = params.get(filterParams[kind]);
    if (value === null || value === "") return [];
    const parsed = recordFilterSchema.safeParse(readFilter(kind, value));
    return parsed.success ? [parsed.data] : [];
  });
}

function readFilter(kind: RecordFilterKind, value: string): unknown {
  if (isOneOf(setKinds, kind)) {
    const isExcluding = value.startsWith("!");
    const anyOf = [...new Set(parseList(isExcluding ? value.slice(1) : value))];
    return { kind, anyOf, ...(isExcluding ? { isExcluding } : {}) };
  }
  if (isOneOf(rangeKinds, kind)) {
    const [min, max] = readRange(value);
    return { kind, min: readNumber(min), max: readNumber(max) };
  }
  if (isOneOf(flagKinds, kind)) return { kind, is: { yes: true, no: false }[value] };
  switch (kind) {
    case "verdict":
      return { kind, is: value };
    case "cites": {
      const [mode, list] = value.includes(":") ? value.split(":", 2) : ["all", value];
      return { kind, mode, principles: [...new Set((list ?? "").split(",").filter(Boolean).map(Number))] };
    }
    case "duplicate":
      return { kind, of: value === "any" || value === "none" ? value : Number(value) };
    case "words": {
      const place = textPlaces.find((name) => value.startsWith(`${name}:`));
      return { kind, in: place ?? "all", query: place === undefined ? value : value.slice(place.length + 1) };
    }
    case "text":
      return { kind, contains: value };
    case "created": {
      const [min, max] = readRange(value);
      return { kind, min: min ?? null, max: max ?? null };
    }
    default:
      return { kind, id: Number(value) };
  }
}

/** Both ends as they are written, undefined for an open one; a text without dots is both ends at once. */
function readRange(value: string): [string | undefined, string | undefined] {
  const at = value.indexOf("..");
  if (at === -1) return [value, value];
  return [value.slice(0, at) || undefined, value.slice(at + 2) || undefined];
}

/** White space is no number, though `Number` takes it for 0. */
const readNumber = (text: string | undefined) =>
  text === undefined ? null : Number(text.trim() || Number.NaN);

/** The value of a filter's URL parameter; the inverse of `parseRecordFilters`. */
export function formatFilterValue(filter: RecordFilter): string {
  if ("anyOf" in filter) return `${filter.isExcluding ? "!" : ""}${formatList(filter.anyOf)}`;
  if ("min" in filter) return `${filter.min ?? ""}..${filter.max ?? ""}`;
  switch (filter.kind) {
    case "verdict":
      return filter.is;
    case "cites":
      return `${filter.mode}:${filter.principles.join(",")}`;
    case "duplicate":
      return String(filter.of);
    case "words": {
      const isPlain = filter.in === "all" && !textPlaces.some((name) => filter.query.startsWith(`${name}:`));
      return isPlain ? filter.query : `${filter.in}:${filter.query}`;
    }
    case "text":
      return filter.contains;
    case "build":
    case "version":
      return String(filter.id);
    default:
      return filter.is ? "yes" : "no";
  }
}

export function formatRecordFilters(filters: readonly RecordFilter[]): URLSearchParams {
  return new URLSearchParams(filters.map((f) => [filterParams[f.kind], formatFilterValue(f)]));
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
