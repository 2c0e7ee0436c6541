import type { RecordSelection } from "@/lib/datasets/record-selection";
import { Prisma } from "./generated/client";
import { recordFilterSql } from "./record-filter-sql";

/** Whether a selection takes a record: on the unqualified columns of `record`, within one dataset. */
export function selectionSql(selection: RecordSelection): Prisma.Sql {
  if (selection.kind === "picked") return Prisma.sql`id = ANY(${selection.ids}::int[])`;
  const { filters, exceptIds } = selection;
  const matching = recordFilterSql(filters);
  return exceptIds.length === 0 ? matching : Prisma.sql`(${matching}) AND id <> ALL(${exceptIds}::int[])`;
}
