import { z } from "zod";
import { defineRule } from "../rule-kind";

const CJK = /[\u4e00-\u9fff]/u;

export const cjkKind = defineRule({
  name: "cjk",
  title: () => "No Chinese characters",
  does: "Drops answers with a character of U+4E00 to U+9FFF.",
  params: z.strictObject({ isAllowedWhereAsked: z.boolean().default(false) }),
  fields: [
    {
      kind: "switch",
      key: "isAllowedWhereAsked",
      label: "Allowed where the prompt has some",
      meaning: "Who asks in Chinese or for a translation may get Chinese.",
    },
  ],
  apply: (text, { request: { instruction, input } }, _setup, { isAllowedWhereAsked }) => {
    const found = CJK.exec(text);
    if (found === null) return null;
    if (
      isAllowedWhereAsked &&
      /[\u4e00-\u9fff]|chinese|mandarin|japanese|kanji/iu.test(`${instruction}\n${input}`)
    )
      return null;
    return { drop: `“${found[0]}”`, span: { start: found.index, end: found.index + found[0].length } };
  },
});
