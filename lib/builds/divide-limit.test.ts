import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideLimit, grantPlaces, reservedPlaces, type Share } from "./divide-limit";

const share = (i: number, part: Partial<Share> = {}): Share => ({
  processId: `p${i}`,
  kind: "worker",
  wanted: 10,
  inFlight: 0,
  granted: 0,
  ...part,
});

const sharesOf = fc
  .array(fc.record({ wanted: fc.nat(40), isPreview: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(({ wanted, isPreview }, i) =>
      share(i, { wanted, kind: isPreview && i === 0 ? "preview" : "worker" }),
    ),
  );
const limits = fc.double({ min: 1, max: 100, noNaN: true });

describe("a limit that is divided", () => {
  it("is never exceeded, and workers leave a place to previews from two places on", () => {
    fc.assert(
      fc.property(limits, sharesOf, fc.nat(1_000), (limit, shares, turn) => {
        const targets = divideLimit(limit, shares, turn);
        const sum = [...targets.values()].reduce((total, one) => total + one, 0);
        expect(sum).toBeLessThanOrEqual(Math.floor(limit));
        const ofWorkers = shares
          .filter(({ kind }) => kind === "worker")
          .reduce((total, { processId }) => total + (targets.get(processId) ?? 0), 0);
        expect(ofWorkers).toBeLessThanOrEqual(Math.floor(limit) - reservedPlaces(limit));
      }),
    );
  });

  it("gives everybody who wants something a turn, however little there is", () => {
    fc.assert(
      fc.property(limits, sharesOf, fc.nat(1_000), (limit, shares, from) => {
        const wanting = shares.filter(({ wanted }) => wanted > 0);
        const served = new Set<string>();
        for (let turn = from; turn < from + wanting.length; turn += 1) {
          for (const [id, places] of divideLimit(limit, shares, turn)) if (places > 0) served.add(id);
        }
        for (const { processId } of wanting) expect(served).toContain(processId);
      }),
    );
  });

  it("gives nobody two more than another who wants as much, and nothing is left while somebody wants more", () => {
    fc.assert(
      fc.property(limits, sharesOf, fc.nat(1_000), (limit, shares, turn) => {
        const targets = divideLimit(limit, shares, turn);
        const workers = shares.filter(({ kind, wanted }) => kind === "worker" && wanted > 0);
        for (const one of workers) {
          const has = targets.get(one.processId) ?? 0;
          if (has >= one.wanted) continue;
          for (const other of workers) expect(targets.get(other.processId) ?? 0).toBeLessThanOrEqual(has + 1);
          const sum = [...targets.values()].reduce((total, places) => total + places, 0);
          const isPreviewThere = shares.some(({ kind, wanted }) => kind === "preview" && wanted > 0);
          expect(sum).toBe(Math.floor(limit) - (isPreviewThere ? 0 : reservedPlaces(limit)));
        }
      }),
    );
  });

  it("lets a worker that is alone have all but the kept place, and a preview its place whatever workers hold", () => {
    expect(grantPlaces(8, share(0), [], 0)).toBe(7);
    expect(grantPlaces(1, share(0), [], 0)).toBe(1);
    const preview = share(0, { kind: "preview", wanted: 1 });
    expect(grantPlaces(8, preview, [share(1, { granted: 7, inFlight: 7 })], 0)).toBe(1);
    expect(grantPlaces(8, { ...preview, wanted: 20 }, [], 0)).toBe(8);
  });

  it("keeps what is granted in all at or below the limit, whoever exchanges when", () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.nat(20)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), steps, (limit, exchanges) => {
        const shares = [0, 1, 2, 3].map((i) => share(i, { wanted: 0, kind: i === 3 ? "preview" : "worker" }));
        for (const [turn, [i, wanted, inFlight]] of exchanges.entries()) {
          const own = shares[i];
          if (own === undefined) continue;
          own.wanted = wanted;
          // In flight may be what was granted at most; it ends in its own time.
          own.inFlight = Math.min(inFlight, Math.max(own.granted, own.inFlight));
          own.granted = grantPlaces(
            limit,
            own,
            shares.filter((other) => other !== own),
            turn,
          );
          const held = shares.reduce((sum, one) => sum + one.granted, 0);
          expect(held).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
