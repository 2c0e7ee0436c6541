import type { Constitution } from "@/lib/constitutions/constitution";
import { canonicalText } from "@/lib/constitutions/content-text";
import { mergeConstitutions } from "@/lib/constitutions/merge";
import type { Choices } from "@/lib/constitutions/merge-fields";

type Stored = { draft: Constitution; revision: number };
type Step = { before: Constitution; after: Constitution; label: string; at: number };

/** A draft while it is edited, with what the store has of it. */
export type DraftState = {
  draft: Constitution;
  /** The same object as `draft` where nothing is unsaved. */
  saved: Constitution;
  /** The revision under which the store has `saved`. */
  revision: number;
  /** What was done here, to be undone; never what others did. */
  past: readonly Step[];
  /** What was sent last: the store may have it although no answer came. */
  sent: Constitution | null;
  /** What somebody else saved meanwhile, of which some fields were changed here too; null where none was. */
  theirs: Stored | null;
  /** What somebody else changed and the draft has taken in, until that is told. */
  taken: { before: Constitution; after: Constitution } | null;
};

export type DraftAction =
  | {
      kind: "edit";
      draft: Constitution;
      /** What was done, e.g. "reworded principle 7". */
      label: string;
      at: number;
      isTyping: boolean;
    }
  | { kind: "undo" }
  | { kind: "sent"; draft: Constitution }
  | { kind: "saved"; draft: Constitution; revision: number }
  /** The store has put something else in the place of the draft, as it was asked to. */
  | { kind: "replaced"; draft: Constitution; revision: number; label: string; at: number }
  /** The server has this, as it answers when it is asked again or refuses to overwrite it. */
  | { kind: "stored"; draft: Constitution; revision: number }
  /** It is chosen what becomes of the fields that both have changed. */
  | { kind: "settled"; choices: Choices; at: number }
  /** What was taken in is put back to what it was; what was done here since stays. */
  | { kind: "left_out"; at: number }
  | { kind: "told" }
  /** What was not saved when the page was left. */
  | { kind: "resumed"; draft: Constitution; saved: Constitution; revision: number };

const TYPING_MS = 1500;
const PAST_KEPT = 200;

export function startDraft({ draft, revision }: Stored): DraftState {
  return { draft, saved: draft, revision, past: [], sent: null, theirs: null, taken: null };
}

export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "edit": {
      if (action.draft === state.draft) return state;
      const last = state.past.at(-1);
      // Letters typed in one go into one place are undone together.
      const isSameGo =
        action.isTyping &&
        last?.label === action.label &&
        last.after === state.draft &&
        action.at - last.at < TYPING_MS;
      const past = isSameGo ? state.past.slice(0, -1) : state.past;
      const before = isSameGo ? last.before : state.draft;
      return {
        ...state,
        draft: action.draft,
        past: withStep(past, { ...action, before, after: action.draft }),
      };
    }
    case "undo": {
      const last = state.past.at(-1);
      if (last === undefined) return state;
      return { ...state, draft: takeBack(state.draft, last), past: state.past.slice(0, -1) };
    }
    case "sent":
      return { ...state, sent: action.draft };
    case "saved":
      return action.revision < state.revision
        ? state
        : { ...state, saved: action.draft, revision: action.revision, sent: null, theirs: null };
    case "replaced": {
      const { draft, revision } = action;
      const past = withStep(state.past, { ...action, before: state.draft, after: draft });
      return { ...state, draft, saved: draft, revision, past, sent: null, theirs: null };
    }
    case "stored":
      return takeIn(state, action);
    case "settled": {
      if (state.theirs === null) return state;
      const { draft: theirs, revision } = state.theirs;
      const { merged } = mergeConstitutions(state.saved, state.draft, theirs, action.choices);
      const label = "settled what two had changed";
      const past = withStep(state.past, { before: state.draft, after: merged, label, at: action.at });
      return { ...state, ...unsavedOver(theirs, merged), revision, past, theirs: null };
    }
    case "left_out": {
      if (state.taken === null) return state;
      const draft = takeBack(state.draft, state.taken);
      const label = "left out what someone else changed";
      const past = withStep(state.past, { before: state.draft, after: draft, label, at: action.at });
      return { ...state, draft, past, taken: null };
    }
    case "told":
      return { ...state, taken: null };
    case "resumed": {
      const { draft, saved, revision } = action;
      const past = [{ before: saved, after: draft, label: "kept from before the page was left", at: 0 }];
      return takeIn(
        { ...startDraft({ draft: saved, revision }), draft, past },
        {
          draft: state.saved,
          revision: state.revision,
        },
      );
    }
  }
}

/** Puts together what was done here and what the store has: silently, or with fields about which to ask. */
function takeIn(state: DraftState, { draft: theirs, revision }: Stored): DraftState {
  if (revision <= state.revision || revision < (state.theirs?.revision ?? 0)) return state;
  // An answer that was lost on its way: what the store has is what was sent.
  if (state.sent !== null && isSame(state.sent, theirs)) {
    return { ...state, saved: state.sent, revision, sent: null, theirs: null };
  }
  const { merged, conflicts } = mergeConstitutions(state.saved, state.draft, theirs);
  if (conflicts.length > 0) return { ...state, theirs: { draft: theirs, revision } };
  const taken = isSame(state.saved, theirs) ? state.taken : { before: state.saved, after: theirs };
  return { ...state, ...unsavedOver(theirs, merged), revision, sent: null, theirs: null, taken };
}

/** What came of a step is taken out of the draft; where something was done since in the same place, that stays. */
function takeBack(draft: Constitution, { before, after }: Pick<Step, "before" | "after">): Constitution {
  return draft === after ? before : mergeConstitutions(after, draft, before).merged;
}

const unsavedOver = (saved: Constitution, draft: Constitution) => ({
  saved,
  draft: isSame(saved, draft) ? saved : draft,
});

const isSame = (one: Constitution, other: Constitution): boolean =>
  canonicalText(one) === canonicalText(other);

const withStep = (past: readonly Step[], { before, after, label, at }: Step): Step[] =>
  [...past, { before, after, label, at }].slice(-PAST_KEPT);
