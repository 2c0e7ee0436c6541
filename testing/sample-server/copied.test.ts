import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { applyPreset } from "@/lib/filters/apply-preset";
import { getPreset } from "@/lib/filters/presets";
import { selfAlign } from "@/lib/steps/self-align";
import { cutAtStop } from "./planned-answer";
import { writeCompletion } from "./write-completion";

const file = path.join(import.meta.dirname, "../../prisma/defaults/constitution.txt");
const shown = showConstitution(readPromptFile(readFileSync(file, "utf8")));
const settings = { temperature: 0.7, topP: 0.95, isFaultless: false };

test("the studio's preset finds what the script copies from the starting set, and nothing that it wrote itself", () => {
  const request = { instruction: "Why is the sea salty, and why are rivers not?", input: "" };
  const prompt = selfAlign.renderPrompt(shown, request);
  const judged = Array.from({ length: 4_000 }, (_, seed) => {
    const { text, mistake } = writeCompletion(prompt, { ...settings, seed });
    const { reason, hits } = applyPreset(
      getPreset("studio"),
      { request, rawText: cutAtStop(text, shown.stop), isTurnEnded: true },
      shown,
    );
    // A copy that repeats itself, such as rows of numbers, is cut to fewer words than count.
    return { mistake, reason, isCut: hits.some(({ rule }) => rule === "repeat_cut") };
  });
  const copied = judged.filter(({ mistake, isCut }) => mistake === "copied" && !isCut);
  expect(copied.length).toBeGreaterThan(10);
  expect(new Set(copied.map(({ reason }) => reason))).toEqual(new Set(["exemplar_leak"]));
  const leaks = judged.filter(({ reason }) => reason === "exemplar_leak");
  expect(new Set(leaks.map(({ mistake }) => mistake))).toEqual(new Set(["copied", "runs on"]));
});
