process.env.DATABASE_URL = "postgresql://postgres@127.0.0.1:54777/query_scratch";

import { closeDatabase } from "@/lib/store/database";
import { indexWords, settleWordIndex } from "@/lib/store/word-index";

const n = Number(process.argv[2] ?? 4000);
let total = 0;
const max = Number(process.argv[3] ?? 1e9);
const t0 = performance.now();
for (;;) {
  const t = performance.now();
  const k = await indexWords(n);
  if (k === 0) break;
  total += k;
  console.log(
    total,
    Math.round(performance.now() - t),
    Math.round((total / (performance.now() - t0)) * 1000),
    "rec/s",
  );
  if (total >= max) break;
}
await settleWordIndex();
console.log("settled", (performance.now() - t0) / 1000);
await closeDatabase();
