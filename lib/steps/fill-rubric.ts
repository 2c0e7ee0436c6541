import { fillTemplate } from "@/lib/templates/fill-template";

const LINE_WITH_INPUT = /^.*\{input\}.*(?:\n|$)/gm;

/**
 * A rubric with its slots filled. Without an input, a line that speaks of one is left out; what is filled in is not
 * looked through for slots again. It ends with the template's last word, so that the score follows on its line.
 */
export function fillRubric(
  template: string,
  values: { instruction: string; input: string; response: string },
): string {
  const told = values.input.trim() === "" ? template.replace(LINE_WITH_INPUT, "") : template;
  return fillTemplate(told.trimEnd(), values);
}
