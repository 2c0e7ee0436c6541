import { AppError } from "@/lib/app-error";
import { Prisma } from "./generated/client";
import { sealSecret } from "./secret-box";

/** A server as a person enters it. */
export type ServerForm = {
  name: string;
  baseUrl: string;
  model: string;
  /** Absent: keep the one there is. Null or empty: none. */
  apiKey?: string | null;
  /** The ceiling of the limit. */
  maxInFlight: number;
  /** Absent: keep what there is. Null: none. */
  requestsPerMinute?: number | null;
  tokensPerMinute?: number | null;
};

type Before = { baseUrl: string; model: string; apiKeyBox: string | null };

/** The columns that a form changes. `before`: the stored server, null for a new one. */
export function serverColumns({ apiKey, ...form }: ServerForm, before: Before | null) {
  const origin = originOf(form.baseUrl);
  if (apiKey === undefined && before?.apiKeyBox != null && originOf(before.baseUrl) !== origin) {
    throw new AppError(
      "bad_request",
      "The API key was entered for another address; enter it again, or remove it, before this one is sent to.",
    );
  }
  const isProbeStale = before?.baseUrl !== form.baseUrl || before.model !== form.model;
  return {
    ...form,
    ...keyColumns(apiKey),
    ...(isProbeStale ? { probe: Prisma.DbNull, probedAt: null } : {}),
  };
}

function keyColumns(apiKey: string | null | undefined) {
  if (apiKey === undefined) return {};
  if (apiKey === null || apiKey === "") return { apiKeyBox: null, apiKeyLast4: null };
  // Four characters of a short key would be most of it.
  return { apiKeyBox: sealSecret(apiKey), apiKeyLast4: apiKey.length < 12 ? "" : apiKey.slice(-4) };
}

function originOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return url.origin;
  throw new AppError("bad_request", `“${baseUrl}” is no address; give one like http://127.0.0.1:8080/v1.`);
}
