import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { type Excerpt, findExcerpt } from "@/lib/datasets/find-excerpt";
import type { RecordSummary } from "@/lib/datasets/record";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { byId, type RecordSort, type SortKey } from "@/lib/datasets/record-sort";
import { Prisma } from "./generated/client";
import { markBefore } from "./position-marks";
import { readRows } from "./read-rows";
import { recordSummary, type SummaryRow, summaryColumns } from "./record-rows";
import { planSearch } from "./search-plan";

export type RecordPage = {
  records: (RecordSummary & { excerpt: Excerpt | null })[];
  next: string | null;
  position: number | null;
};
type Wanted = { sort?: RecordSort; after?: string; position?: number; limit: number; signal?: AbortSignal };

/** What is sorted by beside the id: the column, its type, and the same of a record that was read. */
const sorts: Record<
  Exclude<SortKey, "id">,
  [string, string, (row: RecordSummary) => number | string | null]
> = {
  instruction_length: ["instruction_length", "int", (row) => row.instructionLength],
  thoughts_length: ["thoughts_length", "int", (row) => row.thoughtsLength],
  reply_length: ["reply_length", "int", (row) => row.replyLength],
  output_length: ["output_length", "int", (row) => row.outputLength],
  score: ["score", "float8", (row) => row.score],
  nearest: ["nearest_score", "float8", (row) => row.nearestScore],
  leak: ["leak_share", "float8", (row) => row.leakShare],
  prompt_tokens: ["prompt_tokens", "int", (row) => row.promptTokens],
  completion_tokens: ["completion_tokens", "int", (row) => row.completionTokens],
  time: ["total_ms", "int", (row) => row.totalMs],
  created: ["created_at", "timestamptz", (row) => row.createdAt],
};

/** The last record of a page: its value, its id, and the position of what follows. */
const cursorSchema = z.tuple([z.union([z.number(), z.iso.datetime(), z.null()]), z.int(), z.int()]);
type Cursor = z.infer<typeof cursorSchema>;

/** A page in the order of `sort`; `next` is to be given as `after` for the one that follows, null at the end. */
export async function listRecords(
  datasetId: number,
  filters: readonly RecordFilter[],
  { sort = byId, after, position, limit, signal }: Wanted,
): Promise<RecordPage> {
  const cursor = after === undefined ? null : readCursor(after);
  const { condition } = await planSearch(datasetId, filters, { signal });
  const offset = cursor === null ? (position ?? 0) : 0;
  const isWhole = filters.length === 0 && sort.by === "id" && !sort.isFalling;
  const mark = isWhole ? await markBefore(datasetId, offset, signal) : null;
  const beyondMark = mark === null ? Prisma.sql`true` : Prisma.sql`id > ${mark.id}::int`;
  // The ids come from an index alone; only of the page itself the rows are read.
  const ids = Prisma.sql`
    SELECT id FROM record WHERE dataset_id = ${datasetId}::int AND ${condition} AND ${afterSql(sort, cursor)} AND ${beyondMark}
    ORDER BY ${orderSql(sort)} LIMIT ${limit + 1}::int OFFSET ${offset - (mark?.next ?? 0)}::int`;
  const isSearch = filters.some(({ kind }) => kind === "words" || kind === "text");
  const texts = isSearch
    ? Prisma.sql`, instruction AS "wholeInstruction", input, thoughts, reply`
    : Prisma.empty;
  const rows = await readRows<SummaryRow & Texts>(
    Prisma.sql`SELECT ${summaryColumns}${texts} FROM record WHERE id = ANY(ARRAY(${ids})) ORDER BY ${orderSql(sort)}`,
    { signal },
  );
  const records = rows.slice(0, limit).map(({ wholeInstruction, input, thoughts, reply, ...row }) => ({
    ...recordSummary(row),
    excerpt: isSearch
      ? findExcerpt({ instruction: wholeInstruction, input, thoughts, reply }, filters)
      : null,
  }));
  const first = cursor === null ? offset : cursor[2];
  const last = rows.length > limit ? records.at(-1) : undefined;
  return {
    records,
    next: last === undefined ? null : formatCursor(sort, last, first + limit),
    position: first,
  };
}

type Texts = { wholeInstruction: string; input: string; thoughts: string; reply: string };

function orderSql({ by, isFalling }: RecordSort): Prisma.Sql {
  const direction = Prisma.raw(isFalling ? "DESC" : "ASC");
  if (by === "id") return Prisma.sql`id ${direction}`;
  return Prisma.sql`${Prisma.raw(sorts[by][0])} ${direction} NULLS LAST, id`;
}

function afterSql({ by, isFalling }: RecordSort, cursor: Cursor | null): Prisma.Sql {
  if (cursor === null) return Prisma.sql`true`;
  const [value, id] = cursor;
  const beyond = Prisma.raw(isFalling ? "<" : ">");
  if (by === "id") return Prisma.sql`id ${beyond} ${id}::int`;
  const column = Prisma.raw(sorts[by][0]);
  if (value === null) return Prisma.sql`(${column} IS NULL AND id > ${id}::int)`;
  const at = Prisma.sql`${value}::${Prisma.raw(sorts[by][1])}`;
  return Prisma.sql`(${column} ${beyond} ${at} OR (${column} = ${at} AND id > ${id}::int) OR ${column} IS NULL)`;
}

function formatCursor({ by }: RecordSort, last: RecordSummary, position: number): string {
  const cursor: Cursor = [by === "id" ? null : sorts[by][2](last), last.id, position];
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new AppError(
      "bad_request",
      "`after` is none of the cursors that a page gave; begin anew without it.",
    );
  }
}
