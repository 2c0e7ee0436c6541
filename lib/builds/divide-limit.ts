/** What one process asks of a server's limit, and what it has. */
export type Share = {
  processId: string;
  /** A preview is waited for by a person: one place is kept for them. */
  kind: "worker" | "preview";
  /** In flight, and waiting to be. */
  wanted: number;
  inFlight: number;
  granted: number;
};

/** From this limit on, one place of it is kept for previews. */
const RESERVED_FROM = 2;

export const reservedPlaces = (limit: number) => (limit >= RESERVED_FROM ? 1 : 0);

/**
 * What each process should have: as equal as their wishes allow, with what nobody asks for on top for those who ask.
 * The sum is at most the limit; workers leave the place that is kept. Where there are more processes than places,
 * `turn`, counting up, lets them take turns.
 */
export function divideLimit(limit: number, shares: readonly Share[], turn: number): Map<string, number> {
  const places = Math.floor(limit);
  const reserved = reservedPlaces(places);
  const targets = new Map(shares.map((share) => [share.processId, 0]));
  const inTurn = rotate(
    shares.filter((share) => share.wanted > 0),
    turn,
  );
  // The kept place goes to a preview that asks, before the others are divided.
  const preview = reserved === 0 ? undefined : inTurn.find((share) => share.kind === "preview");
  if (preview !== undefined) targets.set(preview.processId, reserved);
  let left = places - reserved;
  const give = (isAsking: (share: Share, has: number) => boolean) => {
    for (let isGiving = true; isGiving && left > 0; ) {
      isGiving = false;
      for (const share of inTurn) {
        const has = targets.get(share.processId) ?? 0;
        if (left === 0 || !isAsking(share, has)) continue;
        targets.set(share.processId, has + 1);
        left -= 1;
        isGiving = true;
      }
    }
  };
  give((share, has) => has < share.wanted);
  give(() => true);
  return targets;
}

/**
 * What `own` may have at once: its target, but nothing that others still hold, so that the sum in flight stays at or
 * below the limit while places move from one process to another.
 */
export function grantPlaces(limit: number, own: Share, others: readonly Share[], turn: number): number {
  const target = divideLimit(limit, [own, ...others].sort(byProcess), turn).get(own.processId) ?? 0;
  const holds = (kind: Share["kind"]) =>
    others
      .filter((share) => share.kind === kind)
      .reduce((sum, share) => sum + Math.max(share.granted, share.inFlight), 0);
  const places = Math.floor(limit);
  const reserved = reservedPlaces(places);
  const heldByPreviews = holds("preview");
  const held =
    holds("worker") + (own.kind === "worker" ? Math.max(reserved, heldByPreviews) : heldByPreviews);
  const free = Math.max(0, places - held);
  // Workers never take the kept place, so a preview may have it whatever they hold.
  const kept = own.kind === "preview" && heldByPreviews === 0 ? reserved : 0;
  return Math.max(kept, Math.min(target, free));
}

const byProcess = (a: Share, b: Share) => (a.processId < b.processId ? -1 : 1);

function rotate<Item>(items: readonly Item[], turn: number): Item[] {
  const at = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
