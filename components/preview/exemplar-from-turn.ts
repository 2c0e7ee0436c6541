import type { Constitution, Turn } from "@/lib/constitutions/constitution";
import { escapeVariables } from "@/lib/constitutions/template";
import { usualReset } from "@/lib/constitutions/usual-reset";

/** Where a turn goes: behind the others of an exemplar, counted from 0, or into one of its own. */
export type TurnPlace = "new" | number;

/** The draft with the turn of a completion in it; what the model wrote is text, not a template. */
export function addTurnToDraft(draft: Constitution, place: TurnPlace, written: Turn): Constitution {
  const turn: Turn = {
    user: escapeVariables(written.user),
    thoughts: escapeVariables(written.thoughts),
    reply: escapeVariables(written.reply),
  };
  const { exemplars } = draft;
  if (place === "new") {
    return { ...draft, exemplars: [...exemplars, { turns: [turn], reset: usualReset(exemplars) }] };
  }
  return {
    ...draft,
    exemplars: exemplars.map((exemplar, at) =>
      at === place ? { ...exemplar, turns: [...exemplar.turns, turn] } : exemplar,
    ),
  };
}
