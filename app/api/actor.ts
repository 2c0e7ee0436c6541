import { type Role, roles } from "@/lib/api/endpoint-contract";

/** Who calls. Until there are accounts, whoever reaches the loopback address is the owner. */
export type Actor = { name: string; role: Role };

export function findActor(_request: Request): Actor | null {
  return { name: "owner", role: "owner" };
}

/** Each role may do what the ones after it may. */
export function mayAct(actor: Actor, needed: Role | "anyone"): boolean {
  return needed === "anyone" || roles.indexOf(actor.role) <= roles.indexOf(needed);
}
