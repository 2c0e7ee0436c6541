import { lookAtServer } from "@/lib/inference/look-at-server";
import type { ServerAccess } from "@/lib/store/servers";
import { SharedLimit } from "@/lib/store/shared-limit";

/** One a server, over all previews of this process; the limit itself is shared with the workers. */
const limits = new Map<number, Known>();

type Access = Pick<ServerAccess, "baseUrl" | "apiKey"> & { id: number };
type Known = { limit: SharedLimit; access: Access };

/** The way to a server, which is looked at where it is now. */
export function limitOf(server: Access): SharedLimit {
  const known = limits.get(server.id);
  if (known !== undefined) {
    known.access = server;
    return known.limit;
  }
  const entry: Known = {
    access: server,
    limit: new SharedLimit(server.id, { kind: "preview", look: () => lookAtServer(entry.access) }),
  };
  limits.set(server.id, entry);
  return entry.limit;
}
