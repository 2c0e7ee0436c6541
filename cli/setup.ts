import { readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import { env } from "@/lib/env";
import { loadDefaultTemplates } from "@/lib/store/default-templates";
import { loadDefaultIdentitySet } from "@/lib/store/identity-sets";
import { upsertSampleServer } from "@/lib/store/servers";
import { loadStartingSet } from "@/lib/store/studio";
import { readDefaultTemplates } from "./default-templates";
import { say } from "./write-out";

const defaults = new URL("../prisma/defaults/", import.meta.url);

/** What a studio needs beyond its tables: the queue's own, the starting set on first run, templates, an identity set, the sample server. */
export async function setUp(): Promise<void> {
  await runMigrations({ connectionString: env().DATABASE_URL });
  const [constitutionText, seedTasksText, topicQuestionsText] = await Promise.all(
    ["constitution.txt", "seed-tasks.jsonl", "topic-questions.jsonl"].map((name) =>
      readFile(new URL(name, defaults), "utf8"),
    ),
  );
  const isLoaded = await loadStartingSet({
    constitutionText: constitutionText ?? "",
    seedTasksText: seedTasksText ?? "",
    topicQuestionsText: topicQuestionsText ?? "",
    actor: "studio",
  });
  if (isLoaded) say("Loaded the starting set");
  await loadDefaultTemplates(await readDefaultTemplates(), "studio");
  await loadDefaultIdentitySet(await readFile(new URL("identity.json", defaults), "utf8"), "studio");
  const { SAMPLE_SERVER_URL } = env();
  if (SAMPLE_SERVER_URL !== undefined) await upsertSampleServer(SAMPLE_SERVER_URL);
}
