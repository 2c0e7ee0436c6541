import { isAppError } from "@/lib/app-error";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { createAskServer } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import { createHttpFetch } from "./http-fetch";
import { identifyServer } from "./identify-server";
import { diagnoseKey, listModels } from "./list-models";
import { describeFindings } from "./probe-checks";
import { probeCompletions } from "./probe-completions";
import { askTokenCount } from "./tokenize";

export type ProbedServer = { baseUrl: string; apiKey: string | null; model?: string | null };

/**
 * Finds out what a server is and what it can do, cheap questions first and one token at the end; each step has
 * `stepMs` (5 s). Never throws: an address that does not work comes back with a diagnosis.
 */
export async function probeServer(server: ProbedServer, { stepMs = 5_000 } = {}): Promise<ServerProbe> {
  const baseUrl = parseBaseUrl(server.baseUrl);
  if (typeof baseUrl !== "string") return unreachable(server.baseUrl, baseUrl.mistake);
  // Shorter than the step, so that "no connection" and "no answer" are told apart.
  const httpFetch = createHttpFetch(stepMs * 0.6);
  const ask = createAskServer(httpFetch, server.apiKey, stepMs);

  const listing = await listModels(ask, baseUrl, stepMs);
  if ("diagnosis" in listing) return unreachable(baseUrl, listing.diagnosis);
  const { models } = listing;
  const wanted = server.model === "" ? null : (server.model ?? null);
  const model = wanted ?? models[0]?.id ?? null;
  const listed = models.find(({ id }) => id === model) ?? models[0];
  const root = serverRoot(baseUrl);
  const facts = await identifyServer(ask, root, listed?.ownedBy ?? null, model);
  const tokens = await askTokenCount(ask, root, model, "How many tokens is this?");
  const { failureKind, ...completions } = await probeCompletions(
    { baseUrl, apiKey: server.apiKey, model: model ?? "default" },
    httpFetch,
    stepMs,
  );
  // Some servers list their models to anybody; the key is first needed here.
  if (failureKind === "unauthorized") {
    return unreachable(baseUrl, diagnoseKey(`${baseUrl}/completions`, completions.problem ?? ""));
  }
  const found = {
    reachable: true as const,
    baseUrl,
    kind: facts.kind,
    build: facts.build,
    models: models.map(({ id }) => id),
    model,
    windowTokens: listed?.windowTokens ?? facts.windowTokens,
    slots: facts.slots,
    canTokenize: tokens !== null,
    completions,
  };
  return { ...found, checks: describeFindings(found, wanted) };
}

function unreachable(baseUrl: string, diagnosis: string): ServerProbe {
  return {
    reachable: false,
    baseUrl,
    diagnosis,
    checks: [{ name: "Connection", ok: false, detail: diagnosis }],
  };
}

function parseBaseUrl(typed: string): string | { mistake: string } {
  try {
    return normalizeBaseUrl(typed);
  } catch (error) {
    if (isAppError(error)) return { mistake: error.message };
    throw error;
  }
}
