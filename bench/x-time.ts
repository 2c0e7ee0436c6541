process.env.DATABASE_URL = "postgresql://postgres@127.0.0.1:54777/query_scratch";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { closeDatabase } from "@/lib/store/database";
import { getFacets } from "@/lib/store/facets";
import { listRecords } from "@/lib/store/record-pages";
import { readRows } from "@/lib/store/read-rows";
import { Prisma } from "@/lib/store/generated/client";
const qs = process.argv.slice(2);
await readRows(Prisma.sql`select 1`);
for (const q of qs) {
  const p = new URLSearchParams(q); const f = parseRecordFilters(p);
  for (let i = 0; i < 3; i++) {
    const t = performance.now();
    if (p.has("facets")) { const r = await getFacets(2, f); console.log(q, Math.round(performance.now() - t), JSON.stringify(r.matching), r.unsearchable); }
    else { const r = await listRecords(2, f, { limit: 100, position: Number(p.get("position") ?? 0), sort: p.has("sort") ? { by: p.get("sort") as never, isFalling: true } : undefined }); console.log(q, Math.round(performance.now() - t), r.records.length, r.records[0]?.excerpt?.text.slice(0, 60) ?? ""); }
  }
}
await closeDatabase();
