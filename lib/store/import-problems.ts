import type pg from "pg";
import type { ImportProblem } from "@/lib/datasets/record-import/preview-records";
import { database } from "./database";
import { storableText } from "./storable-text";

/** A row that became no record, and the file it stands in. */
export type FoundProblem = ImportProblem & { file: string };

/** So many are kept of each import; all are counted. */
export const MOST_PROBLEMS = 1_000;

/** Keeps what went wrong, in the transaction of the connection, or beside any. */
export async function keepProblems(
  connection: Pick<pg.Pool, "query">,
  makingId: number,
  problems: readonly FoundProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map(({ place, file, message, excerpt }, at) => ({
    place: at,
    file: storableText(file),
    line: place,
    message: storableText(message),
    excerpt: storableText(excerpt),
  }));
  await connection.query({
    name: "keep-import-problems",
    text: `INSERT INTO import_problem (making_id, place, file, line, message, excerpt)
      SELECT $1, place, file, line, message, excerpt
      FROM json_to_recordset($2::json) AS t(place int, file text, line int, message text, excerpt text)
      ON CONFLICT (making_id, place) DO NOTHING`,
    values: [makingId, JSON.stringify(rows)],
  });
}

/** Those that are kept, in the order in which they were met. */
export async function listImportProblems(makingId: number, limit = MOST_PROBLEMS): Promise<FoundProblem[]> {
  const rows = await database().importProblem.findMany({
    where: { makingId },
    orderBy: { place: "asc" },
    take: limit,
  });
  return rows.map(({ line, file, message, excerpt }) => ({ place: line, file, message, excerpt }));
}
