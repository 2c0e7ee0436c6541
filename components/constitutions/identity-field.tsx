"use client";
import { Button } from "@/components/ui/button";
import type { Constitution } from "@/lib/constitutions/constitution";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { escapeVariables, textValues } from "@/lib/constitutions/template";
import { TemplateField } from "./template-field";
import type { EditDraft } from "./use-draft";

/** The sentence that thoughts open with: the one they share, or one of the author's own. */
export function IdentityField({
  draft,
  edit,
  problem,
}: {
  draft: Constitution;
  edit: EditDraft;
  problem: string | null;
}) {
  const own = draft.identity ?? "";
  const { name, organisation, cut_off } = textValues(draft);
  const { identity: _, ...underived } = draft;
  const derived = showConstitution(underived).identity;
  const change = (text: string, label: string, isTyping: boolean) =>
    edit(({ identity: _old, ...rest }) => (text === "" ? rest : { ...rest, identity: text }), label, {
      isTyping,
    });
  return (
    <div className="flex flex-col items-start gap-1.5">
      <TemplateField
        label="Identity sentence"
        isProse
        rows={1}
        value={own}
        values={{ name, organisation, cut_off }}
        placeholder={derived === "" ? "The thoughts of the exemplars share no first sentence." : derived}
        onChange={(text) => change(text, "reworded the identity sentence", true)}
        error={problem}
        hint={
          own === ""
            ? "Thoughts open with it. It is the sentence that most exemplars’ thoughts open with, until you write your own."
            : "Thoughts open with it; empty it to take the one that most exemplars’ thoughts open with."
        }
        hasButtons={own !== ""}
        className="w-full"
      />
      {own === "" && derived !== "" ? (
        <Button
          size="sm"
          onClick={() => change(escapeVariables(derived), "wrote down the identity sentence", false)}
        >
          Write your own
        </Button>
      ) : null}
    </div>
  );
}
