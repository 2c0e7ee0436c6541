import { z } from "zod";
import { defineRule } from "../rule-kind";

const HEADING = /^#.*$/gmu;

/** The reference lists two sentences of its own persona; here they are read off the persona that a build was made with. */
export const personaLeakKind = defineRule({
  name: "persona_leak",
  title: ({ sentences }) => `No ${sentences} sentences in a row out of the persona`,
  does: "Drops replies that hold sentences of the persona text, one after the other and word for word. Silent where a build has no persona.",
  params: z.strictObject({ sentences: z.int().min(1).max(20).default(2) }),
  fields: [
    {
      kind: "number",
      key: "sentences",
      label: "Sentences in a row",
      meaning: "How many must follow one another as in the persona.",
      min: 1,
      max: 20,
      unit: "",
    },
  ],
  apply: (text, _candidate, { templates }, { sentences }) => {
    const told = sentencesOf(templates?.persona ?? "");
    for (let at = 0; at + sentences <= told.length; at += 1) {
      const run = told.slice(at, at + sentences).join(" ");
      const start = text.indexOf(run);
      if (start !== -1) return { drop: `“${run}” of the persona`, span: { start, end: start + run.length } };
    }
    return null;
  },
});

/** Sentences within paragraphs; one with a slot is never said as it stands. */
function sentencesOf(persona: string): string[] {
  return persona
    .replace(HEADING, "\n")
    .split(/\n\s*\n/u)
    .flatMap((paragraph) => paragraph.trim().split(/(?<=[.?!。！？])\s+/u))
    .filter((sentence) => sentence !== "" && !sentence.includes("{"));
}
