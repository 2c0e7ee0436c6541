"use client";

import { useQuery } from "@tanstack/react-query";
import { SelectField } from "@/components/ui/field";
import { constitutionQuery, constitutionsQuery, type VersionChoice } from "./queries";

/** Which constitution, and which of its versions; the draft too where `hasDraft`. */
export function VersionFields({
  constitutionId,
  version,
  onConstitution,
  onVersion,
  hasDraft,
}: {
  constitutionId: number | null;
  version: VersionChoice | null;
  onConstitution: (id: number) => void;
  onVersion: (version: VersionChoice) => void;
  hasDraft: boolean;
}) {
  const list = useQuery(constitutionsQuery);
  const view = useQuery(constitutionQuery(constitutionId));
  const versions = [...(view.data?.versions ?? [])].sort((a, b) => b.number - a.number);
  const draftLabel = view.data?.hasChanges === false && versions.length > 0 ? "Draft (no changes)" : "Draft";
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label="Constitution"
        value={constitutionId === null ? "" : String(constitutionId)}
        onChange={(id) => onConstitution(Number(id))}
        disabled={list.data === undefined || list.data.constitutions.length === 0}
        options={[
          ...(constitutionId === null ? [{ value: "", label: list.isPending ? "" : "none yet" }] : []),
          ...(list.data?.constitutions ?? []).map((c) => ({ value: String(c.id), label: c.name })),
        ]}
      />
      <SelectField
        label="Version"
        value={version === null ? "" : String(version)}
        onChange={(choice) => onVersion(choice === "draft" ? "draft" : Number(choice))}
        disabled={view.data === undefined}
        options={[
          ...(version === null
            ? [{ value: "", label: view.data === undefined ? "" : "none published" }]
            : []),
          ...(hasDraft ? [{ value: "draft", label: draftLabel }] : []),
          ...versions.map((v) => ({ value: String(v.number), label: `Version ${v.number}` })),
        ]}
      />
    </div>
  );
}
