import { describe, expect, it } from "vitest";
import type { Constitution } from "@/lib/constitutions/constitution";
import { type DraftAction, type DraftState, reduceDraft, startDraft } from "./draft-state";

const draft = (preamble: string): Constitution => ({
  name: "Alder",
  preamble,
  principles: [],
  exemplarIntro: "",
  exemplars: [],
});
const edit = (preamble: string, at: number, label = "preamble", isTyping = true): DraftAction => ({
  kind: "edit",
  draft: draft(preamble),
  label,
  at,
  isTyping,
});
const replay = (...actions: DraftAction[]): DraftState =>
  actions.reduce(reduceDraft, startDraft({ draft: draft("first"), revision: 4 }));

describe("a draft while it is edited", () => {
  it("undoes what was typed in one go as one change", () => {
    const typed = replay(edit("a", 0), edit("ab", 500), edit("abc", 1000));
    expect(typed.past).toHaveLength(1);
    expect(reduceDraft(typed, { kind: "undo" }).draft.preamble).toBe("first");
  });

  it("undoes changes of two places, or after a pause, one by one", () => {
    expect(replay(edit("a", 0), edit("b", 100, "name")).past).toHaveLength(2);
    expect(replay(edit("a", 0), edit("ab", 5000)).past).toHaveLength(2);
  });

  it("undoes acts that are not typing one by one, however quick", () => {
    expect(replay(edit("a", 0, "moved", false), edit("b", 100, "moved", false)).past).toHaveLength(2);
  });

  it("is brought back by undo after a version was restored into it", () => {
    const label = "restored version 1";
    const restored = replay(edit("a", 0), {
      kind: "replaced",
      draft: draft("old"),
      revision: 6,
      label,
      at: 9,
    });
    expect(restored).toMatchObject({ draft: { preamble: "old" }, saved: restored.draft, revision: 6 });
    // The page asks the store again, which has nothing newer.
    const asked = reduceDraft(restored, { kind: "stored", draft: draft("old"), revision: 6 });
    expect(asked.past.map((one) => one.label)).toEqual(["preamble", label]);
    expect(reduceDraft(asked, { kind: "undo" })).toMatchObject({ draft: { preamble: "a" }, revision: 6 });
  });

  it("stays as it is when there is nothing to undo", () => {
    expect(replay({ kind: "undo" }).draft.preamble).toBe("first");
  });

  it("keeps what is typed while a save is under way unsaved", () => {
    const first = edit("a", 0);
    if (first.kind !== "edit") throw new Error("an edit");
    const state = replay(first, edit("ab", 100), { kind: "saved", draft: first.draft, revision: 5 });
    expect(state.revision).toBe(5);
    expect(state.draft).not.toBe(state.saved);
  });

  it("takes theirs in a conflict and can still undo to mine", () => {
    const state = replay(
      edit("mine", 0),
      { kind: "conflict", draft: draft("theirs"), revision: 9 },
      { kind: "take_theirs" },
    );
    expect(state).toMatchObject({ revision: 9, theirs: null, draft: { preamble: "theirs" } });
    expect(reduceDraft(state, { kind: "undo" }).draft.preamble).toBe("mine");
  });

  it("keeps mine in a conflict and saves it on top of theirs", () => {
    const state = replay(
      edit("mine", 0),
      { kind: "conflict", draft: draft("theirs"), revision: 9 },
      { kind: "keep_mine" },
    );
    expect(state).toMatchObject({ revision: 9, theirs: null, draft: { preamble: "mine" } });
    expect(state.draft).not.toBe(state.saved);
  });

  it("follows the store only while nothing of its own is unsaved", () => {
    const newer: DraftAction = { kind: "stored", draft: draft("newer"), revision: 5 };
    expect(replay(newer).draft.preamble).toBe("newer");
    expect(replay(edit("mine", 0), newer).draft.preamble).toBe("mine");
    expect(replay({ ...newer, revision: 4 }).draft.preamble).toBe("first");
  });
});
