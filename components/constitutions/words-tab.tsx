"use client";
import { TextField } from "@/components/ui/field";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding, FindingPlace } from "@/lib/constitutions/finding";
import { CodenameField } from "./codename-field";
import { IdentityField } from "./identity-field";
import { LabelFields } from "./label-fields";
import { StopList } from "./stop-list";
import type { EditDraft } from "./use-draft";

/** Everything that is said once and meant everywhere: names, dates, speakers, where a completion ends. */
export function WordsTab({
  draft,
  edit,
  findings,
  staleName,
  onRename,
  onUseVariables,
}: {
  draft: Constitution;
  edit: EditDraft;
  findings: readonly Finding[];
  /** A name that texts still spell out though it is no longer the name, and in how many places; null for none. */
  staleName: { name: string; placeCount: number } | null;
  onRename: (name: string) => void;
  /** `name` absent: every variable of the draft as it is; else only this earlier name. */
  onUseVariables: (name?: string) => void;
}) {
  const remark = (kind: FindingPlace["kind"]) => findings.find((f) => f.place.kind === kind)?.message ?? null;
  return (
    <div className="flex flex-col gap-7 py-4 pr-6 pl-(--gutter)">
      <CodenameField
        name={draft.name}
        problem={findings.find((f) => f.place.kind === "name" && f.severity === "error")?.message ?? null}
        staleName={staleName}
        onRename={onRename}
        onUseVariables={onUseVariables}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="Organisation"
          value={draft.organisation ?? ""}
          onChange={(text) =>
            edit(
              ({ organisation: _, ...rest }) => (text === "" ? rest : { ...rest, organisation: text }),
              "changed the organisation",
              { isTyping: true },
            )
          }
          hint={<Names variable="organisation" what="Who made the assistant" />}
        />
        <TextField
          label="Knowledge ends"
          value={draft.cutOff ?? ""}
          placeholder="e.g. June 2024"
          onChange={(text) =>
            edit(
              ({ cutOff: _, ...rest }) => (text === "" ? rest : { ...rest, cutOff: text }),
              "changed the cut-off",
              { isTyping: true },
            )
          }
          hint={<Names variable="cut_off" what="In words, as texts say it" />}
        />
      </div>
      <IdentityField draft={draft} edit={edit} problem={remark("identity")} />
      <LabelFields draft={draft} edit={edit} problem={remark("labels")} />
      <StopList draft={draft} edit={edit} problem={remark("stop")} />
    </div>
  );
}

function Names({ variable, what }: { variable: string; what: string }) {
  return (
    <>
      {what}: <code className="font-mono text-11">{`{{${variable}}}`}</code>
    </>
  );
}
