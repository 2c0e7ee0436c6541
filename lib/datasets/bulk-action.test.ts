import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BulkKind,
  type BulkStatus,
  bulkStatusSchema,
  bulkWishSchema,
  canUndo,
  isBulkUnderWay,
  kindsOver,
} from "./bulk-action";

describe("a wish of a bulk action", () => {
  it("names at least one tag, each once and trimmed, and none to add and remove at once", () => {
    const read = (add: string[], remove: string[]) => bulkWishSchema.safeParse({ kind: "tag", add, remove });
    expect(read([], []).success).toBe(false);
    expect(read(["a"], ["a"]).success).toBe(false);
    expect(read(["a,b"], []).success).toBe(false);
    expect(read([" a ", "a"], ["b"]).data).toEqual({ kind: "tag", add: ["a"], remove: ["b"] });
  });

  it("is of a known kind and says nothing beyond it", () => {
    expect(bulkWishSchema.safeParse({ kind: "delete" }).success).toBe(false);
    expect(bulkWishSchema.safeParse({ kind: "restore", note: "why" }).success).toBe(false);
    expect(bulkWishSchema.safeParse({ kind: "move", to: { kind: "new", name: " " } }).success).toBe(false);
    expect(bulkWishSchema.safeParse({ kind: "move", to: { kind: "dataset", datasetId: 3 } }).success).toBe(
      true,
    );
  });
});

const kinds: BulkKind[] = ["tag", "review", "exclude", "restore", "refilter", "move", "copy", "regenerate"];
const arbitraryState = fc.record({
  kind: fc.constantFrom(...kinds),
  status: fc.constantFrom<BulkStatus>(...bulkStatusSchema.options),
  changed: fc.nat({ max: 3 }),
});

describe("undoing", () => {
  it("is offered for nothing that is under way, undone, or changed nothing, and for no build", () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        if (!canUndo(state)) return;
        expect(isBulkUnderWay(state.status)).toBe(false);
        expect(state.status).not.toBe("undone");
        expect(state.changed).toBeGreaterThan(0);
        expect(state.kind).not.toBe("regenerate");
      }),
    );
    expect(canUndo({ kind: "tag", status: "cancelled", changed: 1 })).toBe(true);
  });

  it("waits for later actions that wrote the same part, and with a copy goes whatever was done to it", () => {
    expect(kindsOver("tag")).toEqual(["tag", "review"]);
    expect(kindsOver("restore")).toEqual(["exclude", "restore", "refilter"]);
    expect(kindsOver("move")).toEqual(["move"]);
    expect(kindsOver("copy")).toEqual(expect.arrayContaining(kinds));
  });
});
