import { Limiter } from "@/lib/generation/limiter";
import type { ServerAccess } from "@/lib/store/servers";

/** One a server, over all previews of this process; the worker keeps a limit of its own for builds and boards. */
const limiters = new Map<number, { limiter: Limiter; limit: { current: number } }>();

/** The limiter of a server, from now on with the limit of the moment. */
export function limiterOf({ id, maxInFlight }: Pick<ServerAccess, "maxInFlight"> & { id: number }): Limiter {
  const known = limiters.get(id);
  if (known !== undefined) {
    known.limit.current = maxInFlight;
    return known.limiter;
  }
  const limit = { current: maxInFlight };
  const limiter = new Limiter(() => limit.current);
  limiters.set(id, { limiter, limit });
  return limiter;
}
