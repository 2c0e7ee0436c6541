import { pairTurns, turnOpening } from "./compare";
import type { Turn } from "./constitution";
import type { FieldGroup, FieldPlace } from "./field-place";
import type { Citing } from "./merge-citations";
import { type FieldMerge, type MergedField, type Side, sideThatChanged } from "./merge-fields";
import { alignThree, inOrderOf, presenceOf, type Triple } from "./merge-lists";
import { entriesAt, leadOf, lesserSide, mapThree, pairAdded, type Three } from "./merge-three";
import { wholeTurn } from "./whole-text";

/** The turns of one exemplar, part by part; never none. */
export function mergeTurns(
  lists: Three<readonly Turn[]>,
  group: FieldGroup,
  citing: Citing,
  merge: FieldMerge,
): Turn[] {
  const entries = alignThree(lists, pairTurns, pairAdded).flatMap((triple) => {
    const turn = mergeTurn(entriesAt(lists, triple), triple, group, citing, merge);
    return turn === null ? [] : [{ triple, turn }];
  });
  const order = mapThree(lists, (list) => list.map(turnOpening).join("\n"));
  const field = { group, place: { kind: "turn_order" } as const, ...order };
  if (entries.length === 0) {
    // Each has removed what the other has left, and an exemplar without a turn is none.
    const side = merge.ask({ ...field, isText: false }) === "theirs" ? "theirs" : "mine";
    return lists[side].map((turn) => ({ ...turn, thoughts: citing.rewrite(side, turn.thoughts) }));
  }
  const lead = leadOf(
    entries.map(({ triple }) => triple),
    field,
    lesserSide(lists),
    merge,
  );
  return inOrderOf(entries, lead).map(({ turn }) => turn);
}

function mergeTurn(
  of: Three<Turn | null>,
  triple: Triple,
  group: FieldGroup,
  citing: Citing,
  merge: FieldMerge,
): Turn | null {
  const turn = triple.mine ?? triple.theirs ?? triple.base ?? 0;
  const key = (side: "base" | Side) => {
    const said = of[side];
    return said && JSON.stringify({ ...said, thoughts: citing.key(side, said.thoughts) });
  };
  const rewritten = (side: Side) => {
    const said = of[side];
    return said && { ...said, thoughts: citing.rewrite(side, said.thoughts) };
  };
  const presence = presenceOf(triple, (side) => key(side) !== key("base"));
  if (presence === "gone") return null;
  if (presence === "mine" || presence === "theirs") return rewritten(presence);
  if (presence === "ask") {
    const whole = mapThree(of, (said) => said && wholeTurn(said));
    return rewritten(merge.side({ group, place: { kind: "whole_turn", turn }, ...whole }));
  }
  const { base, mine, theirs } = of as { base: Turn | null } & Record<Side, Turn>;
  const field = (part: keyof Turn) => ({
    group,
    place: { kind: "turn", turn, part } satisfies FieldPlace,
    base: base?.[part] ?? null,
    mine: mine[part],
    theirs: theirs[part],
  });
  return {
    user: merge.text(field("user")),
    thoughts: mergeThoughts(field("thoughts"), citing, merge),
    reply: merge.text(field("reply")),
  };
}

function mergeThoughts(field: MergedField<string>, citing: Citing, merge: FieldMerge): string {
  const { base, mine, theirs } = field;
  const choice =
    sideThatChanged(base, mine, theirs) ??
    // What one has only cited anew, the other may have reworded.
    sideThatChanged(
      base === null ? null : citing.key("base", base),
      citing.key("mine", mine),
      citing.key("theirs", theirs),
    ) ??
    merge.ask({ ...field, isText: true });
  if (typeof choice === "object") return choice.text;
  return citing.rewrite(choice, field[choice]);
}
