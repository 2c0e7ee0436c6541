import type { Constitution, Exemplar, Turn } from "@/lib/constitutions/constitution";
import { escapeVariables } from "@/lib/constitutions/template";
import { usualReset } from "@/lib/constitutions/usual-reset";

/** Where a turn goes: behind the others of an exemplar, counted from 0, or into one of its own. */
export type TurnPlace = "new" | number;

/** The draft with the turn of a completion in it; what the model wrote is text, not a template. */
export function addTurnToDraft(draft: Constitution, place: TurnPlace, written: Turn): Constitution {
  const { exemplars } = draft;
  if (place === "new") return { ...draft, exemplars: [...exemplars, exemplarOf(written, exemplars)] };
  const turn = escaped(written);
  return {
    ...draft,
    exemplars: exemplars.map((exemplar, at) =>
      at === place ? { ...exemplar, turns: [...exemplar.turns, turn] } : exemplar,
    ),
  };
}

/** An exemplar of one turn with the usual reset, in the studio's own format. */
export const exemplarOf = (written: Turn, others: readonly Exemplar[]): Exemplar => ({
  turns: [escaped(written)],
  reset: usualReset(others),
});

const escaped = ({ user, thoughts, reply }: Turn): Turn => ({
  user: escapeVariables(user),
  thoughts: escapeVariables(thoughts),
  reply: escapeVariables(reply),
});
