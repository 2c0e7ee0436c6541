import { z } from "zod";
import { ANY, inAnyCase, SPACE } from "../python-pattern";
import { defineRule } from "../rule-kind";

const sources = {
  hasChoices: `${inAnyCase("answer")}${SPACE}${inAnyCase("choices:")}`,
  hasCanYou: `\\n\\n?${inAnyCase("can you")}`,
  hasDoYou: `${inAnyCase("do you ")}${ANY}{1,50}?`,
  hasQuestions: `\\n\\n${ANY}{1,100}\\?`,
};

/** I-SHEEP's own list of what base models do after an answer; a polite question after a blank line falls too. */
export const manualKind = defineRule({
  name: "manual",
  title: () => "No exam and no new request after the answer",
  does: "Drops answers that go on with a choice of answers, with another request or with a question.",
  params: z.strictObject({
    words: z.array(z.string().min(1)).default(["noinput", "no input"]),
    hasChoices: z.boolean().default(true),
    hasCanYou: z.boolean().default(true),
    hasDoYou: z.boolean().default(true),
    hasQuestions: z.boolean().default(true),
  }),
  fields: [
    { kind: "words", key: "words", label: "Words", meaning: "In any case, and also inside of longer words." },
    { kind: "switch", key: "hasChoices", label: "“Answer Choices:”", meaning: "An exam begins." },
    {
      kind: "switch",
      key: "hasCanYou",
      label: "“can you” on a new line",
      meaning: "Another request begins.",
    },
    { kind: "switch", key: "hasDoYou", label: "“do you …”", meaning: "Anywhere in the answer." },
    {
      kind: "switch",
      key: "hasQuestions",
      label: "A question after a blank line",
      meaning: "Up to 100 characters in one line; “Is there anything else?” falls too.",
    },
  ],
  apply: (text, _candidate, _setup, { words, ...parts }) => {
    const on = [
      ...words.map(inAnyCase),
      ...Object.entries(parts).flatMap(([part, isOn]) =>
        isOn ? [sources[part as keyof typeof sources]] : [],
      ),
    ];
    if (on.length === 0) return null;
    const found = new RegExp(on.join("|"), "iu").exec(text);
    if (found === null) return null;
    const [place] = found;
    return { drop: `“${place.trim()}”`, span: { start: found.index, end: found.index + place.length } };
  },
});
