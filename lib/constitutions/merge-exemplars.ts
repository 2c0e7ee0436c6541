import { opening, pairExemplars, pairTurns, turnOpening } from "./compare";
import type { Exemplar, Turn } from "./constitution";
import type { FieldGroup, FieldPlace } from "./field-place";
import type { Citing } from "./merge-citations";
import { type FieldMerge, type MergedField, type Side, sideThatChanged } from "./merge-fields";
import { alignThree, inOrderOf, presenceOf, sideThatMoved, type Triple } from "./merge-lists";
import { pairByKeys } from "./pair-entries";
import { wholeExemplar, wholeReset, wholeTurn } from "./whole-text";

type Three<Value> = Record<"base" | Side, Value>;

/** The exemplars of both, turn by turn and part by part; thoughts cite the principles as they are after the merge. */
export function mergeExemplars(
  lists: Three<readonly Exemplar[]>,
  citing: Citing,
  merge: FieldMerge,
): Exemplar[] {
  const entries = alignThree(lists, pairExemplars, pairAdded).flatMap((triple) => {
    const exemplar = mergeExemplar(entriesAt(lists, triple), triple, citing, merge);
    return exemplar === null ? [] : [{ triple, exemplar }];
  });
  const order = (list: readonly Exemplar[]) => list.map(opening).join("\n");
  const lead = leadOf(
    entries.map(({ triple }) => triple),
    { group: { kind: "words" }, place: { kind: "exemplar_order" }, ...mapThree(lists, order) },
    lesserSide(lists),
    merge,
  );
  return inOrderOf(entries, lead).map(({ exemplar }) => exemplar);
}

function mergeExemplar(
  of: Three<Exemplar | null>,
  triple: Triple,
  citing: Citing,
  merge: FieldMerge,
): Exemplar | null {
  const group: FieldGroup = { kind: "exemplar", exemplar: triple.mine ?? triple.theirs ?? triple.base ?? 0 };
  const key = (side: "base" | Side) => {
    const exemplar = of[side];
    return exemplar && JSON.stringify(rewriteThoughts(exemplar, (thoughts) => citing.key(side, thoughts)));
  };
  const rewritten = (side: Side) => {
    const exemplar = of[side];
    return exemplar && rewriteThoughts(exemplar, (thoughts) => citing.rewrite(side, thoughts));
  };
  const presence = presenceOf(triple, (side) => key(side) !== key("base"));
  if (presence === "gone") return null;
  if (presence === "mine" || presence === "theirs") return rewritten(presence);
  if (presence === "ask") {
    const whole = mapThree(of, (exemplar) => exemplar && wholeExemplar(exemplar));
    return rewritten(merge.side({ group, place: { kind: "whole" }, ...whole }));
  }
  const turns = mergeTurns(
    mapThree(of, (exemplar) => exemplar?.turns ?? []),
    group,
    citing,
    merge,
  );
  return {
    turns,
    reset: mergeReset(
      mapThree(of, (exemplar) => exemplar?.reset ?? null),
      group,
      merge,
    ),
  };
}

function mergeTurns(
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

function mergeReset(of: Three<Exemplar["reset"]>, group: FieldGroup, merge: FieldMerge): Exemplar["reset"] {
  const { base, mine, theirs } = of;
  if (mine === null || theirs === null) {
    const whole = mapThree(of, (reset) => reset && wholeReset(reset));
    return of[merge.side({ group, place: { kind: "whole_reset" }, ...whole })];
  }
  const text = (part: "user" | "autoReply") =>
    merge.text({
      group,
      place: { kind: "reset", part },
      base: base?.[part] ?? null,
      mine: mine[part],
      theirs: theirs[part],
    });
  return { user: text("user"), autoReply: text("autoReply") };
}

/** Whose order the merged list has: of whoever moved something, else of the lesser list, whichever side has it. */
function leadOf(
  triples: readonly Triple[],
  field: { group: FieldGroup; place: FieldPlace } & Three<string>,
  lesser: Side,
  merge: FieldMerge,
): Side {
  const moved = sideThatMoved(triples);
  if (moved !== null) return moved === "neither" ? lesser : moved;
  return merge.ask({ ...field, isText: false }) === "theirs" ? "theirs" : "mine";
}

/** Both may begin an exemplar alike; only what is equal was added once. */
const pairAdded = <Entry>(one: readonly Entry[], other: readonly Entry[]) =>
  pairByKeys(one, other, [(entry) => JSON.stringify(entry)]);

const lesserSide = ({ mine, theirs }: Record<Side, unknown>): Side =>
  JSON.stringify(mine) <= JSON.stringify(theirs) ? "mine" : "theirs";

const entriesAt = <Entry>(lists: Three<readonly Entry[]>, triple: Triple): Three<Entry | null> => ({
  base: lists.base[triple.base ?? -1] ?? null,
  mine: lists.mine[triple.mine ?? -1] ?? null,
  theirs: lists.theirs[triple.theirs ?? -1] ?? null,
});

const mapThree = <Value, Result>(three: Three<Value>, map: (value: Value) => Result): Three<Result> => ({
  base: map(three.base),
  mine: map(three.mine),
  theirs: map(three.theirs),
});

const rewriteThoughts = (exemplar: Exemplar, rewrite: (thoughts: string) => string): Exemplar => ({
  ...exemplar,
  turns: exemplar.turns.map((turn) => ({ ...turn, thoughts: rewrite(turn.thoughts) })),
});
