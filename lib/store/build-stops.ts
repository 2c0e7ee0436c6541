import { findBrokenRule } from "@/lib/builds/find-broken-rule";
import { hasStopRule, stopRulesSchema } from "@/lib/builds/stop-rules";
import { pauseLocked } from "./build-moves";
import { lockStatus } from "./builds";
import { database, type Queries } from "./database";
import { readStopFacts } from "./stop-facts";
import { parseStored } from "./stored-json";

/** Pauses the running builds that break one of their stop rules. Any number of workers may look at the same time. */
export async function stopBrokenBuilds(): Promise<{ id: number; reason: string }[]> {
  const client = database();
  const running = await client.build.findMany({ where: { status: "running" }, select: { id: true } });
  const stopped: { id: number; reason: string }[] = [];
  for (const { id } of running) {
    if ((await findReason(client, id)) === null) continue;
    const reason = await stopIfBroken(id);
    if (reason !== null) stopped.push({ id, reason });
  }
  return stopped;
}

/** Looks again with the build locked: another worker may have paused it, and a person resumed it, since. */
async function stopIfBroken(id: number): Promise<string | null> {
  return database().$transaction(async (tx) => {
    if ((await lockStatus(tx, id)) !== "running") return null;
    const reason = await findReason(tx, id);
    if (reason !== null) await pauseLocked(tx, id, "running", { isDropping: false, reason, actor: "worker" });
    return reason;
  });
}

async function findReason(client: Queries, id: number): Promise<string | null> {
  const row = await client.build.findUnique({ where: { id }, select: { stopRules: true } });
  if (row === null) return null;
  const rules = parseStored(stopRulesSchema, row.stopRules, `The stop rules of build ${id}`);
  return hasStopRule(rules) ? findBrokenRule(rules, await readStopFacts(client, id, rules)) : null;
}
