import { z } from "zod";
import { literal, SPACE } from "../python-pattern";
import { defineRule } from "../rule-kind";

export const answerLabelKind = defineRule({
  name: "answer_label",
  title: () => "Without labels before the answer",
  does: "Takes away labels like “答案：” that stand before an answer; never drops.",
  params: z.strictObject({ labels: z.array(z.string().min(1)).default(["答案"]) }),
  fields: [
    {
      kind: "words",
      key: "labels",
      label: "Labels",
      meaning: "Without their colon; several may follow one another.",
    },
  ],
  apply: (text, _candidate, _setup, { labels }) => {
    if (labels.length === 0) return null;
    const pattern = new RegExp(`^(?:(?:${labels.map(literal).join("|")})[:：]${SPACE}?)+`, "u");
    const [label] = pattern.exec(text) ?? [];
    if (label === undefined) return null;
    const { length } = label;
    return {
      text: text.slice(length),
      detail: `“${label.trim()}” removed`,
      span: { start: 0, end: length },
      taken: length,
    };
  },
});
