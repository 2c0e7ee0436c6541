import { isInventing } from "@/lib/steps/inventing-step";
import { readSettings, settingsFields } from "@/lib/steps/settings-fields";
import type { Step } from "@/lib/steps/step";

/** What a step needs, as `studio build <step> --help` ends with it. */
export function stepHelp(step: Step): string {
  const lines = [`Asks: ${askedWords(step)}`, `Makes: ${step.holds}, judged by the preset ${step.preset}.`];
  if (step.templates.length > 0)
    lines.push(`Templates (--template role=name): ${step.templates.join(", ")}.`);
  const whole = readSettings(step, {});
  const defaults = "settings" in whole ? whole.settings : {};
  for (const field of settingsFields(step)) {
    const takes = field.kind === "choice" || field.kind === "choices" ? ` (${field.options.join(", ")})` : "";
    lines.push(
      `--set ${field.key}=${JSON.stringify(defaults[field.key] ?? null)}${takes}${field.meaning === null ? "" : `  ${field.meaning}`}`,
    );
  }
  lines.push(`Source: ${step.reference.source}.`);
  return `\n${lines.join("\n")}`;
}

function askedWords(step: Step): string {
  if (step.asks === "topics")
    return "topics of a dataset (--dataset), with seed questions as examples (--seeds), until --target are accepted.";
  if (isInventing(step)) return "what it makes up from seed prompts (--seeds), until --target are accepted.";
  if (step.asks === "replies") return "the kept records of a dataset (--dataset), at most --limit.";
  return "a seed set (--seeds), or the kept records of a dataset (--dataset), at most --limit.";
}
