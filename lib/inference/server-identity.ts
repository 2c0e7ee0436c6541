import type { ServerProbe } from "@/lib/generation/server-probe";
import { createAskServer } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import { createHttpFetch } from "./http-fetch";
import { identifyServer, kindOfOwner } from "./identify-server";
import { listModels } from "./list-models";

type Known = Extract<ServerProbe, { reachable: true }>;

/** What has changed since a server was tested. */
export type IdentityChange = "answers" | "kind" | "build" | "models";

/**
 * Whether a server is still what it was found to be, by two or three small questions that cost it nothing; null
 * where it is, and where it does not answer: one that is busy is not another one. Throws `bad_request` for an
 * address that is none.
 */
export async function findIdentityChange(
  server: { baseUrl: string; apiKey: string | null },
  probe: ServerProbe,
  { stepMs = 3_000 } = {},
): Promise<IdentityChange | null> {
  const baseUrl = normalizeBaseUrl(server.baseUrl);
  const ask = createAskServer(createHttpFetch({ connectMs: stepMs }), server.apiKey, stepMs);
  const listing = await listModels(ask, baseUrl, stepMs);
  if ("diagnosis" in listing) return null;
  if (!probe.reachable) return "answers";
  const owner = listing.models.find(({ id }) => id === probe.model)?.ownedBy ?? null;
  const kind = kindOfOwner(owner ?? listing.models[0]?.ownedBy ?? null);
  if (kind !== null && kind !== probe.kind) return "kind";
  if (hasOtherModels(listing.models, probe)) return "models";
  if (probe.kind === "openai-compatible") return null;
  const { build } = await identifyServer(ask, serverRoot(baseUrl), { kind: probe.kind }, probe.model);
  return build !== null && build !== probe.build ? "build" : null;
}

function hasOtherModels(models: readonly { id: string }[], probe: Known): boolean {
  const now = new Set(models.map(({ id }) => id));
  return now.size !== new Set(probe.models).size || probe.models.some((id) => !now.has(id));
}
