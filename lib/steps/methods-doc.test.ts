import { expect, test } from "vitest";
import { presets } from "@/lib/filters/presets";
import { steps } from "./steps";

/** What docs/methods.md says; `npx vitest run --project unit lib/steps/methods-doc -u` writes it anew. */
function methodsDoc(): string {
  const ofSteps = Object.values(steps).map((step) =>
    [
      `## ${step.title} (\`${step.name}\`)`,
      "",
      step.does,
      "",
      `Source: ${step.reference.source}. Defaults: temperature ${step.defaults.temperature}, top-p ${step.defaults.topP}, at most ${step.defaults.maxTokens} tokens (${step.defaults.source}). Filter: \`${step.preset}\`.`,
      "",
      ...(step.reference.deviations.length === 0
        ? ["No deviation."]
        : ["Where it deviates, and why:", "", ...step.reference.deviations.map((one) => `- ${one}`)]),
      "",
    ].join("\n"),
  );
  const ofPresets = presets.map(
    ({ name, version, title, source }) => `| \`${name}\` ${version} | ${title} | ${source} |`,
  );
  return [
    "# The methods, step by step",
    "",
    "What each step of the studio is taken from, and each place where it deviates from that. Written from the code",
    "(`lib/steps`, `lib/filters`); a test holds the two together.",
    "",
    ...ofSteps,
    "## Filter presets",
    "",
    "Those named after a method are exact; the studio's own have their mends in their source.",
    "",
    "| preset | title | source |",
    "|---|---|---|",
    ...ofPresets,
    "",
  ].join("\n");
}

test("every step and preset stands in docs/methods.md with its source and its deviations", async () => {
  await expect(methodsDoc()).toMatchFileSnapshot("../../docs/methods.md");
});
