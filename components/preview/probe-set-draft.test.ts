import { expect, test } from "vitest";
import {
  addToDraft,
  appendToDraft,
  changeInDraft,
  draftOfProbeSet,
  moveInDraft,
  probesToSave,
  removeFromDraft,
} from "./probe-set-draft";

const probe = (instruction: string, input = "") => ({ instruction, input });
const opened = [probe("One"), probe("Two"), probe("Three")];
const draft = () => draftOfProbeSet({ id: 1, name: "Basics", probes: opened, updatedAt: "" });
const words = ({ probes }: { probes: { instruction: string }[] }) => probes.map((one) => one.instruction);

test("a request keeps its key while it is changed and moved", () => {
  const changed = changeInDraft(draft(), 2, { instruction: "Drei" });
  const moved = moveInDraft(changed, 2, 0);
  expect(words(moved)).toEqual(["Drei", "One", "Two"]);
  expect(moved.probes.map((one) => one.key)).toEqual([2, 0, 1]);
  expect(words(moveInDraft(moved, 2, 1))).toEqual(["One", "Two", "Drei"]);
  expect(moveInDraft(moved, 9, 0)).toEqual(moved);
});

test("a key is never given twice, also after the last request was removed", () => {
  const one = appendToDraft(removeFromDraft(draft(), 2), [probe(""), probe("")]);
  expect(one.probes.map(({ key }) => key)).toEqual([0, 1, 3, 4]);
});

test("what is added from a list comes once; what is written by hand may be empty until it is saved", () => {
  expect(words(addToDraft(draft(), [probe("Two"), probe("Four"), probe("Four")]))).toEqual([
    "One",
    "Two",
    "Three",
    "Four",
  ]);
  expect(probesToSave(appendToDraft(draft(), [probe("  ")]), opened, opened)).toEqual(opened);
});

test("a request that somebody added while the editor was open is saved too; one removed here stays removed", () => {
  const mine = removeFromDraft(draft(), 1);
  expect(probesToSave(mine, opened, [...opened, probe("Theirs")])).toEqual([
    probe("One"),
    probe("Three"),
    probe("Theirs"),
  ]);
});
