import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { secretKey } from "./secret-key";

const CIPHER = "aes-256-gcm";
const VERSION = "v1";

/** A secret as it may stand in the database: `v1.<iv>.<tag>.<ciphertext>` in base64url, AES-256-GCM. */
export function sealSecret(secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, secretKey(), iv);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** The inverse of `sealSecret`. Throws `conflict` when the key of today is not the one it was sealed with. */
export function openSecret(box: string): string {
  const [version, ...parts] = box.split(".");
  const [iv, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== VERSION || iv?.length !== 12 || tag?.length !== 16 || sealed === undefined)
    throw unreadable();
  const decipher = createDecipheriv(CIPHER, secretKey(), iv);
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
  } catch {
    throw unreadable();
  }
}

function unreadable(): AppError {
  return new AppError(
    "conflict",
    "The stored API key was encrypted with another secret key; restore STUDIO_SECRET_KEY or the data folder's secret-key file, or enter the API key again.",
  );
}
