import { type TableColumns, tableColumnsSchema } from "@/lib/datasets/table-columns";
import { database } from "./database";
import { Prisma } from "./generated/client";

const COLUMNS = "record-columns";

/** The columns that a person gave the tables of records; null where they gave none, or none that are known now. */
export async function readRecordColumns(actor: string): Promise<TableColumns | null> {
  const row = await database().personSetting.findUnique({ where: { actor_key: { actor, key: COLUMNS } } });
  return tableColumnsSchema.safeParse(row?.value).data ?? null;
}

/** null takes the setting away. */
export async function saveRecordColumns(actor: string, columns: TableColumns | null): Promise<void> {
  if (columns === null) {
    await database().personSetting.deleteMany({ where: { actor, key: COLUMNS } });
    return;
  }
  // One statement, since two tabs may save at once.
  await database().$executeRaw(Prisma.sql`
    INSERT INTO person_setting (actor, key, value) VALUES (${actor}, ${COLUMNS}, ${JSON.stringify(columns)}::jsonb)
    ON CONFLICT (actor, key) DO UPDATE SET value = excluded.value, saved_at = now()`);
}
