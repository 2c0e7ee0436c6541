import { AppError } from "@/lib/app-error";
import { database } from "./database";
import { addEvent } from "./events";
import { sealSecret } from "./secret-box";

export type WebhookTest = {
  id: number;
  at: string;
  isSettled: boolean;
  isDelivered: boolean;
  /** What came of it, in words; null while it has not been sent. */
  outcome: string | null;
};

/** Where builds are told; the secret itself never leaves the store but to sign. */
export async function getWebhook(): Promise<{
  webhook: { url: string; hasSecret: boolean } | null;
  lastTest: WebhookTest | null;
}> {
  const client = database();
  const [row, test] = await Promise.all([
    client.webhook.findUnique({ where: { id: 1 } }),
    client.notification.findFirst({ where: { kind: "test" }, orderBy: { id: "desc" } }),
  ]);
  return {
    webhook: row === null ? null : { url: row.url, hasSecret: row.secretBox !== null },
    lastTest:
      test === null || row === null || test.at < row.savedAt
        ? null
        : {
            id: test.id,
            at: test.at.toISOString(),
            isSettled: test.nextAttemptAt === null,
            isDelivered: test.deliveredAt !== null,
            outcome: test.outcome,
          },
  };
}

/**
 * `secret` absent: keep the one there is; null or empty: none. `studioUrl`: where the person who saves it has the
 * studio open. Throws `bad_request` where the address is none.
 */
export async function saveWebhook(
  form: { url: string; secret?: string | null },
  { studioUrl, actor }: { studioUrl: string | null; actor: string },
): Promise<void> {
  const url = checkAddress(form.url);
  await database().$transaction(async (tx) => {
    const before = await tx.webhook.findUnique({ where: { id: 1 } });
    if (form.secret === undefined && before?.secretBox != null && new URL(before.url).origin !== url.origin) {
      throw new AppError(
        "bad_request",
        "The secret was entered for another address; enter it again, or remove it.",
      );
    }
    const secretBox = form.secret === undefined ? undefined : form.secret ? sealSecret(form.secret) : null;
    const data = { url: url.href, secretBox, studioUrl, savedAt: new Date() };
    await tx.webhook.upsert({
      where: { id: 1 },
      create: { ...data, secretBox: secretBox ?? null },
      update: data,
    });
    const message = `Builds are told at ${url.origin}`;
    await addEvent(tx, { actor, subject: "build", message });
  });
}

/** Nothing is sent any more, also nothing that was to be sent again. */
export async function removeWebhook(actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    const { count } = await tx.webhook.deleteMany({});
    await tx.notification.updateMany({
      where: { nextAttemptAt: { not: null } },
      data: { nextAttemptAt: null },
    });
    if (count > 0) await addEvent(tx, { actor, subject: "build", message: "Builds are told at no address" });
  });
}

/** Puts a test among what is to be sent. Throws `conflict` where there is no webhook. */
export async function queueWebhookTest(): Promise<{ id: number }> {
  const client = database();
  if ((await client.webhook.findUnique({ where: { id: 1 } })) === null)
    throw new AppError("conflict", "There is no address to send a test to; save one first.");
  const { id } = await client.notification.create({ data: { kind: "test", nextAttemptAt: new Date() } });
  return { id };
}

function checkAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new AppError(
      "bad_request",
      `“${text}” is no address; give one like https://example.org/hooks/studio.`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError("bad_request", "Leave name and password out of the address; use a secret instead.");
  }
  return url;
}
