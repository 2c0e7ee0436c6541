import { z } from "zod";
import { buildCountsSchema } from "./progress";

export const notificationKindSchema = z.enum(["finished", "failed", "paused", "waiting", "test"]);
export type NotificationKind = z.infer<typeof notificationKindSchema>;

export const notificationCountsSchema = buildCountsSchema
  .pick({ total: true, kept: true, dropped: true, failed: true })
  /** Of a build whose step invents, how much of the total is reached; absent of others. */
  .extend({ done: z.int().min(0).optional() });

/** What happened to a build, as it was at that moment. */
export const notificationSchema = z.object({
  id: z.int(),
  kind: notificationKindSchema,
  /** ISO 8601 in UTC. */
  at: z.string(),
  /** Null for a test. */
  buildId: z.int().nullable(),
  buildName: z.string(),
  status: z.string(),
  /** Why it failed, paused or waits. */
  reason: z.string().nullable(),
  counts: notificationCountsSchema,
});
export type BuildNotification = z.infer<typeof notificationSchema>;

/** A line and a sentence for a person. */
export function notificationWords({ kind, buildName, counts, reason }: BuildNotification): {
  title: string;
  body: string;
} {
  const n = (count: number) => count.toLocaleString("en-US");
  const settled = counts.done ?? counts.kept + counts.dropped + counts.failed;
  const done = `${n(settled)} of ${n(counts.total)} done`;
  switch (kind) {
    case "finished":
      return {
        title: `${buildName} is done`,
        body: `${n(counts.kept)} kept, ${n(counts.dropped)} dropped, ${n(counts.failed)} failed.`,
      };
    case "failed":
      return { title: `${buildName} failed`, body: `${reason ?? "No reason was given."} ${done}.` };
    case "paused":
      return { title: `${buildName} paused by itself`, body: `${reason ?? "No reason was given."} ${done}.` };
    case "waiting":
      return { title: `${buildName} waits for its server`, body: `${reason ?? ""} ${done}.`.trim() };
    case "test":
      return { title: "A test of the studio", body: "What happens to builds will be told here." };
  }
}

/** The JSON that a webhook gets: the same bytes at every attempt. `studioUrl`: the studio's own address, if known. */
export function webhookBody(notification: BuildNotification, studioUrl: string | null): string {
  const { id, kind, at, buildId, buildName, status, reason, counts } = notification;
  return JSON.stringify({
    id,
    event: kind,
    at,
    build: buildId,
    name: buildName,
    status,
    ...(reason === null ? {} : { reason }),
    counts,
    text: Object.values(notificationWords(notification)).join(". "),
    ...(studioUrl === null || buildId === null ? {} : { url: new URL(`/builds/${buildId}`, studioUrl).href }),
  });
}

const RETRY_DELAYS_MS = [5_000, 30_000, 120_000, 600_000, 1_800_000];

/** How long after its `attempts`-th failed attempt it is sent again; null: never. Who sends a test waits for it. */
export function redeliveryDelayMs(kind: NotificationKind, attempts: number): number | null {
  return kind === "test" ? null : (RETRY_DELAYS_MS[attempts - 1] ?? null);
}
