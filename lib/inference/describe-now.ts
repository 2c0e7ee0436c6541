import { createAskServer } from "./ask-server";
import { normalizeBaseUrl, serverRoot } from "./base-url";
import { createHttpFetch } from "./http-fetch";
import { identifyServer, kindOfOwner } from "./identify-server";
import { listModels } from "./list-models";

/** What answers at an address: the kind of server, its build, the model that a request for `model` gets. */
export type ServerState = { kind: string; build: string | null; model: string };

/**
 * What a server says of itself at this moment, by two or three small questions; `known` for whatever it does not
 * say, or where it does not answer in time. Some servers take any model's name and answer with the one they have:
 * then that one is named. Throws `bad_request` for an address that is none.
 */
export async function describeNow(
  server: { baseUrl: string; apiKey: string | null },
  known: ServerState,
  { stepMs = 2_000 } = {},
): Promise<ServerState> {
  const baseUrl = normalizeBaseUrl(server.baseUrl);
  const ask = createAskServer(createHttpFetch({ connectMs: stepMs }), server.apiKey, stepMs);
  const listing = await listModels(ask, baseUrl, stepMs);
  if ("diagnosis" in listing) return known;
  const { models } = listing;
  const [only, ...others] = models;
  const isServed = models.some(({ id }) => id === known.model);
  const model = isServed || only === undefined || others.length > 0 ? known.model : only.id;
  const kind = kindOfOwner(models.find(({ id }) => id === model)?.ownedBy ?? null);
  if (kind === null) return { ...known, model };
  const facts = await identifyServer(ask, serverRoot(baseUrl), { kind }, model);
  return { kind, build: facts.build ?? (kind === known.kind ? known.build : null), model };
}
