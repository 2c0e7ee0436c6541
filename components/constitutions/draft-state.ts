import type { Constitution } from "@/lib/constitutions/constitution";

/** A draft while it is edited, with what the store has of it. */
export type DraftState = {
  draft: Constitution;
  /** The same object as `draft` where nothing is unsaved. */
  saved: Constitution;
  /** The revision under which the store has `saved`. */
  revision: number;
  past: readonly { draft: Constitution; label: string; at: number }[];
  /** What somebody else saved meanwhile; null where there is no conflict. */
  theirs: { draft: Constitution; revision: number } | null;
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
  | { kind: "saved"; draft: Constitution; revision: number }
  /** The store has put something else in the place of the draft, as it was asked to. */
  | { kind: "replaced"; draft: Constitution; revision: number; label: string; at: number }
  | { kind: "conflict"; draft: Constitution; revision: number }
  | { kind: "take_theirs" }
  | { kind: "keep_mine" }
  /** The server was asked again and has this. */
  | { kind: "stored"; draft: Constitution; revision: number };

const TYPING_MS = 1500;
const PAST_KEPT = 200;

export function startDraft({ draft, revision }: { draft: Constitution; revision: number }): DraftState {
  return { draft, saved: draft, revision, past: [], theirs: null };
}

export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "edit": {
      if (action.draft === state.draft) return state;
      const last = state.past.at(-1);
      // Letters typed in one go into one place are undone together.
      const isSameGo = action.isTyping && last?.label === action.label && action.at - last.at < TYPING_MS;
      const past = isSameGo
        ? [...state.past.slice(0, -1), { ...last, at: action.at }]
        : [...state.past, { draft: state.draft, label: action.label, at: action.at }].slice(-PAST_KEPT);
      return { ...state, draft: action.draft, past };
    }
    case "undo": {
      const last = state.past.at(-1);
      return last === undefined ? state : { ...state, draft: last.draft, past: state.past.slice(0, -1) };
    }
    case "saved":
      return { ...state, saved: action.draft, revision: action.revision, theirs: null };
    case "replaced": {
      const { draft, revision, label, at } = action;
      const past = [...state.past, { draft: state.draft, label, at }].slice(-PAST_KEPT);
      return { draft, saved: draft, revision, past, theirs: null };
    }
    case "conflict":
      return { ...state, theirs: { draft: action.draft, revision: action.revision } };
    case "take_theirs": {
      if (state.theirs === null) return state;
      const past = [...state.past, { draft: state.draft, label: "took theirs", at: 0 }];
      const { draft, revision } = state.theirs;
      return { draft, saved: draft, revision, past, theirs: null };
    }
    case "keep_mine":
      // The next save names their revision and so goes on top of it.
      return state.theirs === null
        ? state
        : { ...state, saved: state.theirs.draft, revision: state.theirs.revision, theirs: null };
    case "stored": {
      const isUnsaved = state.draft !== state.saved;
      if (isUnsaved || state.theirs !== null || action.revision <= state.revision) return state;
      return startDraft(action);
    }
  }
}
