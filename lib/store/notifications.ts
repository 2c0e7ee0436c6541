import { type BuildNotification, notificationSchema } from "@/lib/builds/notification";
import { database } from "./database";
import { addEvent } from "./events";
import type { Notification } from "./generated/client";
import { openSecret } from "./secret-box";

/** As many as are told after an absence; who comes back later is told the latest. */
const MOST_TOLD = 20;
/** A worker that sends one and dies leaves it to others after this time: longer than any attempt takes. */
const LEASE_S = 60;

function notificationView({ at, ...row }: Notification): BuildNotification {
  return notificationSchema.parse({ ...row, at: at.toISOString() });
}

/** What happened since the notification `after`, the oldest first, without tests; null: only where the list stands. */
export async function listNotifications(
  after: number | null,
): Promise<{ notifications: BuildNotification[]; latestId: number }> {
  const client = database();
  const latest = await client.notification.aggregate({ _max: { id: true } });
  const latestId = latest._max.id ?? 0;
  if (after === null) return { notifications: [], latestId };
  const rows = await client.notification.findMany({
    where: { id: { gt: after, lte: latestId }, kind: { not: "test" } },
    orderBy: { id: "desc" },
    take: MOST_TOLD,
  });
  return { notifications: rows.reverse().map(notificationView), latestId };
}

/** Notes, once each time, that builds have been waiting for longer than this. */
export async function noteLongWaits(minutes: number): Promise<void> {
  await database().$queryRaw`
    SELECT count(notify_of_build(b, 'waiting', b.waiting_reason, b.waiting_since)::text) FROM build b
    WHERE b.status = 'running' AND b.waiting_since < now() - make_interval(mins => ${minutes}::int)
      AND NOT EXISTS (SELECT 1 FROM notification n
        WHERE n.build_id = b.id AND n.kind = 'waiting' AND n.since = b.waiting_since)`;
}

export type Delivery = {
  notification: BuildNotification;
  /** With the one that begins now. */
  attempts: number;
  url: string;
  secret: string | null;
  studioUrl: string | null;
};

/** Takes the next notification that is due at the webhook; two workers never take the same one at once. */
export async function claimDelivery(): Promise<Delivery | null> {
  const client = database();
  const webhook = await client.webhook.findUnique({ where: { id: 1 } });
  if (webhook === null) return null;
  const [claimed] = await client.$queryRaw<{ id: number }[]>`
    UPDATE notification SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_S}::float8)
    WHERE id = (SELECT id FROM notification WHERE next_attempt_at <= now()
      ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  if (claimed === undefined) return null;
  const row = await client.notification.findUniqueOrThrow({ where: { id: claimed.id } });
  return {
    notification: notificationView(row),
    attempts: row.attempts,
    url: webhook.url,
    secret: webhook.secretBox === null ? null : openSecret(webhook.secretBox),
    studioUrl: webhook.studioUrl,
  };
}

/**
 * Keeps what came of an attempt, in words. `retryInMs`: when it is sent again; null where it was delivered or is given
 * up, which is an event of the build.
 */
export async function settleDelivery(
  { notification: { id, kind, buildId }, attempts }: Delivery,
  result: { isDelivered: boolean; outcome: string; retryInMs: number | null },
): Promise<void> {
  const { isDelivered, outcome, retryInMs } = result;
  await database().$transaction(async (tx) => {
    await tx.notification.update({
      where: { id },
      data: {
        outcome,
        deliveredAt: isDelivered ? new Date() : null,
        nextAttemptAt: retryInMs === null ? null : new Date(Date.now() + retryInMs),
      },
    });
    if (isDelivered || retryInMs !== null || buildId === null) return;
    const message = `The notification “${kind}” was not delivered in ${attempts} attempts: ${outcome}`;
    await addEvent(tx, { actor: "worker", subject: "build", subjectId: buildId, message });
  });
}
