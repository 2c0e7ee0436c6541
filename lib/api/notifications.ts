import { z } from "zod";
import { notificationSchema } from "@/lib/builds/notification";
import { contract } from "./endpoint-contract";
import { moment, nothing } from "./pieces";

/** What happened to builds since a notification; without `after` only where the list stands. */
export const listNotifications = contract({
  method: "GET",
  path: "/api/notifications",
  role: "viewer",
  params: nothing,
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  body: nothing,
  response: z.object({ notifications: z.array(notificationSchema), latestId: z.int() }),
});

const webhookViewSchema = z.object({
  webhook: z.object({ url: z.string(), hasSecret: z.boolean() }).nullable(),
  /** The last test since it was saved. */
  lastTest: z
    .object({
      id: z.int(),
      at: moment,
      isSettled: z.boolean(),
      isDelivered: z.boolean(),
      outcome: z.string().nullable(),
    })
    .nullable(),
  /** Workers send; without one nothing leaves. */
  workersAlive: z.int(),
});

export const getWebhook = contract({
  method: "GET",
  path: "/api/webhook",
  role: "author",
  params: nothing,
  query: nothing,
  body: nothing,
  response: webhookViewSchema,
});

export const saveWebhook = contract({
  method: "PUT",
  path: "/api/webhook",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({
    url: z.string().trim().min(1).max(2000),
    /** Absent: keep the one there is. Null: none. */
    secret: z.string().max(500).nullable().optional(),
  }),
  response: webhookViewSchema,
});

export const removeWebhook = contract({
  method: "DELETE",
  path: "/api/webhook",
  role: "author",
  params: nothing,
  query: nothing,
  body: nothing,
  response: webhookViewSchema,
});

/** Puts a test among what is to be sent; what came of it is the webhook's `lastTest`. */
export const testWebhook = contract({
  method: "POST",
  path: "/api/webhook/test",
  role: "author",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ id: z.int() }),
});
