import pg from "pg";
import { fillDataset } from "@/bench/dataset-generator";

const connectionString = "postgresql://postgres@127.0.0.1:54777/query_scratch";
const c = new pg.Client({ connectionString });
await c.connect();
const records = Number(process.argv[2]);
const name = process.argv[3];
const {
  rows: [{ id }],
} = await c.query("INSERT INTO dataset(name) VALUES ($1) RETURNING id", [name]);
const buildIds = [];
for (let i = 0; i < 5; i++) {
  const {
    rows: [b],
  } = await c.query(
    `INSERT INTO build(name,status,step,manifest,total_items,dataset_id,created_by) VALUES ($1,'done','self-align','{"preset":{"name":"dromedary-v1","version":1}}',10,$2,'x') RETURNING id`,
    [`b${i}`, id],
  );
  buildIds.push(b.id);
}
const t = performance.now();
await fillDataset({ records, seed: 1, datasetId: id, buildIds, connectionString });
console.log(records, (performance.now() - t) / 1000, "s");
await c.end();
