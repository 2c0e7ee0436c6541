import { plural } from "@/components/ui/number-text";
import type { ServerView } from "@/lib/api/servers";
import { SERVER_TITLES } from "@/lib/generation/server-probe";

/** What a server is, as far as it is known. The sample server is always said to be a script. */
export function describeServer(server: ServerView): string {
  if (server.isSample) return "scripted, not a model";
  if (!server.probe?.reachable) return "not known";
  const { kind, build } = server.probe;
  return build === null ? SERVER_TITLES[kind] : `${SERVER_TITLES[kind]} ${build}`;
}

/** The key as far as it may be shown. */
export function describeKey(server: Pick<ServerView, "apiKeyLast4">): string {
  return server.apiKeyLast4 === null ? "none" : `····${server.apiKeyLast4}`;
}

/** What is in flight, the limit of the moment and the ceiling, as far as they are known. */
export function describePace({ pace, maxInFlight }: Pick<ServerView, "pace" | "maxInFlight">): string {
  const ceiling = `at most ${plural(maxInFlight, "request")}`;
  if (pace === null) return ceiling;
  return `${pace.inFlight} of ${Math.floor(pace.limitNow)} now, ${ceiling}`;
}

export function describeBudget(server: Pick<ServerView, "requestsPerMinute" | "tokensPerMinute">): string {
  const { requestsPerMinute, tokensPerMinute } = server;
  const parts = [
    ...(requestsPerMinute === null ? [] : [plural(requestsPerMinute, "request")]),
    ...(tokensPerMinute === null ? [] : [plural(tokensPerMinute, "token")]),
  ];
  return parts.length === 0 ? "none" : `${parts.join(" and ")} a minute`;
}
