import { AppError } from "@/lib/app-error";
import { database } from "./database";

/** What people said of a rule's drops, by record. */
export async function readFilterMarks(
  rule: string,
  recordIds: readonly number[],
): Promise<Map<number, boolean>> {
  const marks = await database().filterMark.findMany({ where: { rule, recordId: { in: [...recordIds] } } });
  return new Map(marks.map(({ recordId, isWrong }) => [recordId, isWrong]));
}

/** Notes whether a rule is wrong about a record, or takes the mark away (null). Throws `not_found`. */
export async function markFilterDrop(mark: {
  recordId: number;
  rule: string;
  isWrong: boolean | null;
  actor: string;
}): Promise<void> {
  const { recordId, rule, isWrong, actor } = mark;
  if ((await database().record.count({ where: { id: recordId } })) === 0)
    throw new AppError("not_found", `There is no record ${recordId}.`);
  if (isWrong === null) {
    await database().filterMark.deleteMany({ where: { recordId, rule } });
    return;
  }
  const said = { isWrong, markedBy: actor, markedAt: new Date() };
  await database().filterMark.upsert({
    where: { recordId_rule: { recordId, rule } },
    create: { recordId, rule, ...said },
    update: said,
  });
}
