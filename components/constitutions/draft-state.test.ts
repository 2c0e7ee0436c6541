import { describe, expect, it } from "vitest";
import type { Constitution } from "@/lib/constitutions/constitution";
import { mergeConstitutions } from "@/lib/constitutions/merge";
import type { Choice } from "@/lib/constitutions/merge-fields";
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

  it("is undone step by step without what others did meanwhile", () => {
    const { draft: first } = startDraft({ draft: draft("first"), revision: 4 });
    const typed = replay(edit("mine", 0), { kind: "sent", draft: draft("mine") });
    const met = reduceDraft(typed, {
      kind: "stored",
      draft: { ...first, exemplarIntro: "theirs" },
      revision: 5,
    });
    expect(reduceDraft(met, { kind: "undo" }).draft).toEqual({ ...first, exemplarIntro: "theirs" });
  });
});

describe("a draft that somebody else saved", () => {
  const theirs = (changes: Partial<Constitution>, revision = 5): DraftAction => ({
    kind: "stored",
    draft: { ...draft("first"), ...changes },
    revision,
  });

  it("is taken over where nothing is unsaved, and what was done here can still be undone", () => {
    const first = edit("mine", 0);
    if (first.kind !== "edit") throw new Error("an edit");
    const saved: DraftAction = { kind: "saved", draft: first.draft, revision: 5 };
    const state = replay(first, saved, theirs({ preamble: "mine", exemplarIntro: "theirs" }, 6));
    expect(state).toMatchObject({ revision: 6, draft: { preamble: "mine", exemplarIntro: "theirs" } });
    expect(state.draft).toBe(state.saved);
    expect(reduceDraft(state, { kind: "undo" }).draft).toMatchObject({
      preamble: "first",
      exemplarIntro: "theirs",
    });
  });

  it("is put together with what is unsaved here, and told, and can be left out again", () => {
    const state = replay(edit("mine", 0), theirs({ exemplarIntro: "theirs" }));
    expect(state).toMatchObject({ revision: 5, theirs: null, saved: { preamble: "first" } });
    expect(state.draft).toMatchObject({ preamble: "mine", exemplarIntro: "theirs" });
    expect(state.taken?.after.exemplarIntro).toBe("theirs");
    const without = reduceDraft(state, { kind: "left_out", at: 9 });
    expect(without).toMatchObject({ taken: null, draft: { preamble: "mine", exemplarIntro: "" } });
    expect(reduceDraft(without, { kind: "undo" }).draft.exemplarIntro).toBe("theirs");
  });

  it("waits to be asked about where both changed the same field, while writing goes on elsewhere", () => {
    const met = replay(edit("mine", 0), theirs({ preamble: "theirs" }));
    expect(met).toMatchObject({ revision: 4, draft: { preamble: "mine" }, theirs: { revision: 5 } });
    const on = reduceDraft(met, {
      kind: "edit",
      draft: { ...met.draft, exemplarIntro: "more" },
      label: "intro",
      at: 9,
      isTyping: true,
    });
    const [conflict] = mergeConstitutions(on.saved, on.draft, on.theirs?.draft ?? on.draft).conflicts;
    const settle = (choice: Choice) =>
      reduceDraft(on, { kind: "settled", choices: new Map([[conflict?.id ?? "", choice]]), at: 9 });
    for (const [choice, preamble] of [
      ["mine", "mine"],
      ["theirs", "theirs"],
      [{ text: "both" }, "both"],
    ] as const) {
      const settled = settle(choice);
      expect(settled).toMatchObject({ revision: 5, theirs: null, saved: { preamble: "theirs" } });
      expect(settled.draft).toMatchObject({ preamble, exemplarIntro: "more" });
      expect(reduceDraft(settled, { kind: "undo" }).draft.preamble).toBe("mine");
    }
  });

  it("stays to be asked about in its newest form, and is settled by itself where they agree after all", () => {
    const met = replay(edit("mine", 0), theirs({ preamble: "theirs" }, 6));
    expect(reduceDraft(met, theirs({ preamble: "an earlier one" }, 5))).toBe(met);
    const agreed = reduceDraft(met, theirs({ preamble: "mine" }, 7));
    expect(agreed).toMatchObject({ theirs: null, revision: 7 });
    expect(agreed.draft).toBe(agreed.saved);
  });

  it("is what was sent from here, though the answer was lost", () => {
    const first = edit("mine", 0);
    if (first.kind !== "edit") throw new Error("an edit");
    const state = replay(first, { kind: "sent", draft: first.draft }, edit("mine, and more", 9), {
      kind: "stored",
      draft: structuredClone(first.draft),
      revision: 5,
    });
    expect(state).toMatchObject({
      revision: 5,
      theirs: null,
      taken: null,
      draft: { preamble: "mine, and more" },
    });
  });

  it("is nothing new where it is older than what is here", () => {
    expect(replay(theirs({ preamble: "older" }, 4)).draft.preamble).toBe("first");
  });

  it("meets what was left unsaved when the page is opened again", () => {
    const left: DraftAction = { kind: "resumed", draft: draft("mine"), saved: draft("first"), revision: 2 };
    const opened = (preamble: string) =>
      reduceDraft(startDraft({ draft: { ...draft(preamble), exemplarIntro: "theirs" }, revision: 4 }), left);
    expect(opened("first")).toMatchObject({
      revision: 4,
      theirs: null,
      draft: { preamble: "mine", exemplarIntro: "theirs" },
    });
    expect(opened("theirs")).toMatchObject({ theirs: { revision: 4 }, draft: { preamble: "mine" } });
  });
});
