import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/seed-prompts";
import { renderSeedFile } from "@/lib/seed-prompts/render-seed-file";
import { getSeedSet, listSeedPrompts } from "@/lib/store/seed-prompts";

export const GET = endpoint(api.downloadSeedFile, async ({ params, query }) => {
  const seedSet = await getSeedSet(params.id);
  const seeds = (await listSeedPrompts(params.id)).filter((seed) => seed.kind === query.kind);
  const what = query.kind === "task" ? "seed-tasks" : "topic-questions";
  return fileResponse(renderSeedFile(seeds), {
    name: `${seedSet.name}-${what}.jsonl`,
    contentType: "application/x-ndjson; charset=utf-8",
  });
});
