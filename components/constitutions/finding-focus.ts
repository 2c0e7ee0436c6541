import { describePlace, type FindingPlace } from "@/lib/constitutions/finding";

/** Frames in which a tab that was asked for will have come. */
const PATIENCE = 30;

/** Marks the element in which a place is edited; `focusPlace` goes to it. */
export const placeMark = (place: FindingPlace) => ({ "data-place": describePlace(place) });

/** Puts the keyboard at a place once it is on the page; nowhere where it does not come. */
export function focusPlace(place: FindingPlace, patience = PATIENCE) {
  requestAnimationFrame(() => {
    const found = document.querySelector(`[data-place="${CSS.escape(describePlace(place))}"]`);
    if (found === null) {
      if (patience > 0) focusPlace(place, patience - 1);
      return;
    }
    found.scrollIntoView({ block: "nearest" });
    found.querySelector<HTMLElement>('[contenteditable="true"], textarea, button')?.focus();
  });
}
