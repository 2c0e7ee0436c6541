import { type ServerIdentity, serverIdentitySchema } from "@/lib/builds/manifest";
import type { Prisma } from "./generated/client";

/** A server of a build, as it was when it joined. */
export type ServingServer = { identity: ServerIdentity; isDraining: boolean };

/** The order in which servers joined; those that were there from the start joined at the same moment. */
export const inJoiningOrder = [
  { addedAt: "asc" },
  { serverId: "asc" },
] satisfies Prisma.BuildServerOrderByWithRelationInput[];

export function servingServers(
  rows: readonly { identity: Prisma.JsonValue; isDraining: boolean }[],
): ServingServer[] {
  return rows.map(({ identity, isDraining }) => ({
    identity: serverIdentitySchema.parse(identity),
    isDraining,
  }));
}
