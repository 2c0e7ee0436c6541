import { statusesAtWork } from "@/lib/builds/build-status";
import { database } from "./database";
import type { BuildTrouble } from "./home-attention";

/** A build that went wrong longer ago is history, not news. */
const NEWS_DAYS = 7;

/** The builds a person should look at, latest first, and how many are not over. */
export async function findBuildTroubles(): Promise<{ openBuilds: number; builds: BuildTrouble[] }> {
  const client = database();
  const [open, builds] = await Promise.all([
    client.build.count({ where: { status: { in: statusesAtWork } } }),
    client.$queryRaw<BuildTrouble[]>`
      SELECT * FROM (
        SELECT b.id, b.status, coalesce(b.manifest->'server'->>'name', 'its server') AS "serverName",
          b.waiting_reason AS "waitingReason", b.failure_reason AS "failureReason",
          b.pause_reason AS "pauseReason",
          (SELECT coalesce(sum(count), 0)::int FROM build_count c
            WHERE c.build_id = b.id AND c.facet = 'gave_up') AS failed
        FROM build b
        WHERE b.finished_at IS NULL OR b.finished_at > now() - make_interval(days => ${NEWS_DAYS}::int)) AS recent
      WHERE "waitingReason" IS NOT NULL OR "pauseReason" IS NOT NULL OR status = 'failed' OR failed > 0
      ORDER BY id DESC LIMIT 10`,
  ]);
  return { openBuilds: open, builds };
}
