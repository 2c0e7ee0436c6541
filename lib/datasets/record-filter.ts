import { z } from "zod";
import type { DatasetRecord } from "./record";

/**
 * One condition on records. A list of them means "and". Each kind has its URL parameter, its sentence and its
 * predicate here, and its SQL in lib/store/record-filter-sql.ts; a test holds predicate and SQL together.
 */
export const recordFilterSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("verdict"), is: z.enum(["kept", "dropped"]) }),
  z.object({ kind: z.literal("reason"), anyOf: z.array(z.string().min(1)).min(1) }),
  z.object({
    kind: z.literal("cites"),
    mode: z.enum(["all", "any", "none"]),
    principles: z.array(z.int().min(1)).min(1),
  }),
  z.object({ kind: z.literal("build"), id: z.int().min(1) }),
  z.object({ kind: z.literal("text"), contains: z.string().min(1).max(200) }),
]);
export type RecordFilter = z.infer<typeof recordFilterSchema>;
export type RecordFilterKind = RecordFilter["kind"];

/** The URL parameters, one a facet: `?verdict=kept&cites=any:7,12&reason=short&build=4&q=tide`. */
export const filterParams = {
  verdict: "verdict",
  reason: "reason",
  cites: "cites",
  build: "build",
  text: "q",
} as const satisfies Record<RecordFilterKind, string>;

/** Reads filters from URL parameters. Total: what makes no sense is left out. */
export function parseRecordFilters(params: URLSearchParams): RecordFilter[] {
  const readers: Record<RecordFilterKind, (value: string) => unknown> = {
    verdict: (value) => ({ kind: "verdict", is: value }),
    reason: (value) => ({ kind: "reason", anyOf: [...new Set(value.split(",").filter(Boolean))] }),
    cites: (value) => {
      const [mode, list] = value.includes(":") ? value.split(":", 2) : ["all", value];
      const principles = [...new Set((list ?? "").split(",").filter(Boolean).map(Number))];
      return { kind: "cites", mode, principles };
    },
    build: (value) => ({ kind: "build", id: Number(value) }),
    text: (value) => ({ kind: "text", contains: value }),
  };
  return (Object.keys(filterParams) as RecordFilterKind[]).flatMap((kind) => {
    const value = params.get(filterParams[kind]);
    if (value === null || value === "") return [];
    const parsed = recordFilterSchema.safeParse(readers[kind](value));
    return parsed.success ? [parsed.data] : [];
  });
}

/** The value of a filter's URL parameter; the inverse of `parseRecordFilters`. */
export function formatFilterValue(filter: RecordFilter): string {
  switch (filter.kind) {
    case "verdict":
      return filter.is;
    case "reason":
      return filter.anyOf.join(",");
    case "cites":
      return `${filter.mode}:${filter.principles.join(",")}`;
    case "build":
      return String(filter.id);
    case "text":
      return filter.contains;
  }
}

export function formatRecordFilters(filters: readonly RecordFilter[]): URLSearchParams {
  return new URLSearchParams(filters.map((f) => [filterParams[f.kind], formatFilterValue(f)]));
}

/** A filter as the words of its chip, e.g. `cites any of 7, 12`. */
export function describeFilter(filter: RecordFilter): string {
  switch (filter.kind) {
    case "verdict":
      return filter.is;
    case "reason":
      return `dropped for ${filter.anyOf.join(" or ")}`;
    case "cites": {
      const words = { all: "cites all of", any: "cites any of", none: "cites none of" }[filter.mode];
      return `${filter.principles.length === 1 && filter.mode !== "none" ? "cites" : words} ${filter.principles.join(", ")}`;
    }
    case "build":
      return `build ${filter.id}`;
    case "text":
      return `contains “${filter.contains}”`;
  }
}

type Filterable = Pick<
  DatasetRecord,
  "verdict" | "reason" | "cited" | "buildId" | "instruction" | "input" | "thoughts" | "reply"
>;

/** Whether `record` passes `filter`. Text is compared without regard to ASCII case. */
export function matchesFilter(record: Filterable, filter: RecordFilter): boolean {
  switch (filter.kind) {
    case "verdict":
      return record.verdict === filter.is;
    case "reason":
      return record.reason !== null && filter.anyOf.includes(record.reason);
    case "cites": {
      const isCited = (n: number) => record.cited.includes(n);
      if (filter.mode === "all") return filter.principles.every(isCited);
      return filter.principles.some(isCited) === (filter.mode === "any");
    }
    case "build":
      return record.buildId === filter.id;
    case "text": {
      const needle = asciiLower(filter.contains);
      return [record.instruction, record.input, record.thoughts, record.reply].some((part) =>
        asciiLower(part).includes(needle),
      );
    }
  }
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
