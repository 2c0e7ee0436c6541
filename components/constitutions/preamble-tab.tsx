import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding, FindingPlace } from "@/lib/constitutions/finding";
import { textValues } from "@/lib/constitutions/template";
import { TemplateField } from "./template-field";
import type { EditDraft } from "./use-draft";

/** The prose before the principles and before the exemplars. */
export function PreambleTab({
  draft,
  published,
  edit,
  findings,
}: {
  draft: Constitution;
  /** The latest version, against which new words are marked. */
  published: Constitution | undefined;
  edit: EditDraft;
  findings: readonly Finding[];
}) {
  const values = textValues(draft);
  const remark = (kind: FindingPlace["kind"]) => findings.find((f) => f.place.kind === kind)?.message ?? null;
  return (
    <div className="flex flex-col gap-6 py-4 pr-6 pl-(--gutter)">
      <TemplateField
        label="Preamble"
        isProse
        value={draft.preamble}
        values={values}
        before={published?.preamble ?? null}
        onChange={(preamble) =>
          edit((c) => ({ ...c, preamble }), "reworded the preamble", { isTyping: true })
        }
        error={remark("preamble")}
        hint="Stands before the principles: who the assistant is and what it knows."
      />
      <TemplateField
        label="Introduction to the exemplars"
        isProse
        value={draft.exemplarIntro}
        values={values}
        before={published?.exemplarIntro ?? null}
        onChange={(exemplarIntro) =>
          edit((c) => ({ ...c, exemplarIntro }), "reworded the introduction", { isTyping: true })
        }
        error={remark("exemplar_intro")}
        hint="Stands between the principles and the exemplars."
      />
    </div>
  );
}
