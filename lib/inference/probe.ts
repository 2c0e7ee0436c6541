import { isAppError } from "@/lib/app-error";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { type AskServer, createAskServer } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import { createHttpFetch } from "./http-fetch";
import { identifyServer, kindOfOwner } from "./identify-server";
import { diagnoseKey, listModels } from "./list-models";
import { describeFindings } from "./probe-checks";
import { probeCompletions } from "./probe-completions";
import { askBatchApi, askChat, askMetrics, askRequestFields } from "./probe-endpoints";
import { type AskCompletion, createAskCompletion } from "./probe-request";
import { probeSampling } from "./probe-sampling";
import { probeWindow } from "./probe-window";
import { askTokenCount } from "./tokenize";

export type ProbedServer = { baseUrl: string; apiKey: string | null; model?: string | null };

export type ProbeOptions = {
  /** For each question; a long prompt gets three times as long. */
  stepMs?: number;
  /** Builds use the server: no long prompt and no samples. */
  isInUse?: boolean;
};

/** Questions are only begun within this many steps, so that a server that answers slowly cannot hold a probe up. */
const MOST_STEPS = 8;

/**
 * Finds out what a server is and what it can do, cheap questions first and completions at the end. A server that
 * is busy is spared the dear ones. Never throws: an address that does not work comes back with a diagnosis.
 */
export async function probeServer(
  server: ProbedServer,
  { stepMs = 5_000, isInUse = false }: ProbeOptions = {},
): Promise<ServerProbe> {
  const baseUrl = parseBaseUrl(server.baseUrl);
  if (typeof baseUrl !== "string") return unreachable(server.baseUrl, baseUrl.mistake);
  // Shorter than the step, so that "no connection" and "no answer" are told apart.
  const httpFetch = createHttpFetch({ connectMs: stepMs * 0.6 });
  const askNow = createAskServer(httpFetch, server.apiKey, stepMs);
  const lateAt = performance.now() + MOST_STEPS * stepMs;
  const isLate = () => performance.now() > lateAt;
  const ask: AskServer = async (url, body) =>
    isLate() ? { answered: false, trouble: null, hasTimedOut: true } : askNow(url, body);

  const listing = await listModels(ask, baseUrl, stepMs);
  if ("diagnosis" in listing) return unreachable(baseUrl, listing.diagnosis);
  const { models } = listing;
  const wanted = server.model === "" ? null : (server.model ?? null);
  const model = wanted ?? models[0]?.id ?? null;
  const listed = models.find(({ id }) => id === model) ?? models[0];
  const root = serverRoot(baseUrl);
  const facts = await identifyServer(ask, root, { kind: kindOfOwner(listed?.ownedBy ?? null) }, model);
  // Two at a time: a server with few connections still has some for others.
  const [requestFields, counted] = await Promise.all([
    askRequestFields(ask, root),
    askTokenCount(ask, root, model, "How many tokens is this?", false),
  ]);
  const [begun, hasBatchApi] = await Promise.all([
    counted === null ? null : askTokenCount(ask, root, model, "How many tokens is this?", true),
    askBatchApi(ask, baseUrl),
  ]);
  const figures = await askMetrics(ask, root);

  const asked = { baseUrl, apiKey: server.apiKey, model: model ?? "default" };
  const { failureKind, completions, usageIn } = await probeCompletions(asked, httpFetch, stepMs);
  // Some servers list their models to anybody; the key is first needed here.
  if (failureKind === "unauthorized") {
    return unreachable(baseUrl, diagnoseKey(`${baseUrl}/completions`, completions.problem ?? ""));
  }
  const hasChat = await askChat(ask, baseUrl, asked.model);
  const claimedTokens = listed?.windowTokens ?? facts.windowTokens;
  const reasonToSpare = whyToSpare(isInUse, figures?.requestsNow ?? 0);
  const askCompletion: AskCompletion = createAskCompletion(asked, httpFetch, stepMs);
  const isSampled = completions.isWorking && reasonToSpare === null && !isLate();
  const sampling = isSampled ? await probeSampling(askCompletion) : { logprobs: null, seed: null };
  const { windowProbe, windowTokens } = await probeWindow({
    claimedTokens,
    reasonToSkip: !completions.isWorking
      ? "completions do not work"
      : isLate()
        ? "the server answers too slowly"
        : reasonToSpare,
    count: (text) =>
      counted === null ? Promise.resolve(null) : askTokenCount(ask, root, model, text, false),
    askCompletion,
    limitMs: stepMs * 3,
  });
  const found = {
    reachable: true as const,
    baseUrl,
    kind: facts.kind,
    build: facts.build,
    models: models.map(({ id }) => id),
    model,
    windowTokens: windowTokens ?? claimedTokens,
    slots: facts.slots,
    canTokenize: counted !== null,
    completions,
    requestFields,
    metrics: figures?.metrics ?? null,
    hasBatchApi,
    hasChat,
    ...sampling,
    usageIn,
    bosTokens: counted === null || begun === null || begun < counted ? null : begun - counted,
    windowProbe,
  };
  return { ...found, checks: describeFindings(found, wanted, { isSampled }) };
}

/** Why dear questions should not be asked now; null where they may. */
function whyToSpare(isInUse: boolean, requestsNow: number): string | null {
  if (isInUse) return "a build is using the server; test it again when the build is over";
  if (requestsNow === 0) return null;
  const requests = requestsNow === 1 ? "one request" : `${requestsNow} requests`;
  return `the server is busy with ${requests}; test it again when it is idle`;
}

function unreachable(baseUrl: string, diagnosis: string): ServerProbe {
  return {
    reachable: false,
    baseUrl,
    diagnosis,
    checks: [
      { name: "Connection", ok: false, detail: diagnosis, meaning: "Nothing can be generated with it." },
    ],
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
