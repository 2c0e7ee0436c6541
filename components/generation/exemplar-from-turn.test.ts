import { expect, test } from "vitest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { addTurnToDraft } from "./exemplar-from-turn";

const draft = sampleConstitution();
const turn = { user: "What is {{name}}?", thoughts: "I am asked about braces.", reply: "A variable." };

test("a completion becomes an exemplar at the end, with the reset the others have", () => {
  const after = addTurnToDraft(draft, "new", turn);
  expect(after.exemplars).toHaveLength(draft.exemplars.length + 1);
  expect(after.exemplars.at(-1)?.reset).toEqual(draft.exemplars[0]?.reset);
  expect(after.exemplars.slice(0, -1)).toEqual(draft.exemplars);
});

test("a completion becomes the follow-up turn of the exemplar that was chosen, before its reset", () => {
  const after = addTurnToDraft(draft, 0, turn);
  expect(after.exemplars[0]?.turns).toHaveLength((draft.exemplars[0]?.turns.length ?? 0) + 1);
  expect(after.exemplars[0]?.reset).toEqual(draft.exemplars[0]?.reset);
});

test("what was written is shown to the model as it was written, braces and all", () => {
  const shown = showConstitution(addTurnToDraft(draft, "new", turn));
  expect(shown.exemplars.at(-1)?.turns[0]?.user).toBe("What is {{name}}?");
});
