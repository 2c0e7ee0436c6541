import type { BuildTimeline } from "@/lib/api/build-timeline";
import type { BuildView } from "@/lib/api/builds";

export const eventKinds = ["all", "build", "limit", "server"] as const;
export type EventKind = (typeof eventKinds)[number];

export type EventLine = {
  key: string;
  at: string;
  actor: string;
  message: string;
  /** Of the build itself; of a server's limit; that a server closed or opened. */
  kind: Exclude<EventKind, "all">;
};

/** What happened to the build and to its servers' limits meanwhile, the latest first. */
export function eventLines(
  events: BuildView["events"],
  moves: BuildTimeline["moves"],
  hasSeveralServers: boolean,
): EventLine[] {
  const ofBuild = events.map(
    ({ id, at, actor, message }): EventLine => ({ key: `event ${id}`, at, actor, message, kind: "build" }),
  );
  const ofServers = moves.map(
    ({ id, at, cause, message, serverName }): EventLine => ({
      key: `move ${id}`,
      at,
      actor: "worker",
      message: hasSeveralServers ? `${serverName}: ${message}` : message,
      kind: cause === "closed" || cause === "opened" ? "server" : "limit",
    }),
  );
  return [...ofBuild, ...ofServers].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
