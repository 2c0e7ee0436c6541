import { CopyButton } from "@/components/generation/copy-button";
import { ExactText } from "@/components/generation/exact-text";
import { plural } from "@/components/ui/number-text";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { personaName } from "@/lib/steps/verbose";
import { fillTemplate } from "@/lib/templates/fill-template";
import type { TemplateRole } from "@/lib/templates/template";
import { sampleValues } from "@/lib/templates/template-roles";

/** The template filled in as a step would, with values that are only an example. */
export function TemplateExample({ role, text }: { role: TemplateRole; text: string }) {
  const values = sampleValues(role);
  if (role === "persona") values.name = personaName({ ...NO_CONSTITUTION, templates: { persona: text } });
  const filled = fillTemplate(text, values);
  return (
    <div className="pt-3">
      <p className="flex items-center pb-2 text-12 text-ink-3">
        Filled with a sample, about {plural(estimateTokens(filled), "token")}. The step adds what follows.
        <span className="ml-auto">
          <CopyButton text={filled} />
        </span>
      </p>
      <ExactText text={filled} label="Filled template" />
    </div>
  );
}
