import { opening, pairExemplars } from "./compare";
import type { Exemplar } from "./constitution";
import type { FieldGroup } from "./field-place";
import type { Citing } from "./merge-citations";
import type { FieldMerge, Side } from "./merge-fields";
import { alignThree, inOrderOf, presenceOf, type Triple } from "./merge-lists";
import { entriesAt, leadOf, lesserSide, mapThree, pairAdded, type Three } from "./merge-three";
import { mergeTurns } from "./merge-turns";
import { wholeExemplar, wholeReset } from "./whole-text";

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

const rewriteThoughts = (exemplar: Exemplar, rewrite: (thoughts: string) => string): Exemplar => ({
  ...exemplar,
  turns: exemplar.turns.map((turn) => ({ ...turn, thoughts: rewrite(turn.thoughts) })),
});
