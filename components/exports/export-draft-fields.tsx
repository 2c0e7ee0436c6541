"use client";

import { filterSentence } from "@/components/marks/filter-words";
import { NumberField, SelectField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { TextLink } from "@/components/ui/text-link";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { containers } from "@/lib/exports/containers";
import { formatsByName } from "@/lib/exports/export-formats";
import { containerNames } from "@/lib/exports/export-wish";
import { ChoiceList } from "./choice-list";
import type { ExportDraft, Layout } from "./export-draft";
import { ExportSection } from "./export-section";
import { CardFields, SplitFields, TrainerFields } from "./folder-fields";
import { FormatOptionsFields } from "./format-options-fields";
import { useIdentitySets } from "./queries";

const layouts: { value: Layout; title: string; about: string }[] = [
  { value: "file", title: "One file", about: "For scripts, and to look at." },
  {
    value: "hugging_face",
    title: "Dataset folder",
    about: "Shards, splits, a card and a manifest, as the Hub and its libraries read them.",
  },
  {
    value: "trainer",
    title: "Training set",
    about: "A file a split, with configurations for LLaMA-Factory, TRL and axolotl.",
  },
];

type Props = {
  draft: ExportDraft;
  onChange: (change: Partial<ExportDraft>) => void;
  which: "kept" | "shown";
  onWhich: (which: "kept" | "shown") => void;
  filters: readonly RecordFilter[];
  hasFilters: boolean;
};

/** Everything about an export that is a person's choice, the largest choice first. */
export function ExportDraftFields({ draft, onChange, which, onWhich, filters, hasFilters }: Props) {
  return (
    <>
      <ExportSection title="Records">
        <Segmented
          label="Which records"
          value={which}
          onChange={onWhich}
          options={[
            { value: "kept", label: "Kept records" },
            { value: "shown", label: hasFilters ? "As filtered in the table" : "All records" },
          ]}
        />
        <p className="text-12 text-ink-2">{filterSentence(filters)}</p>
      </ExportSection>
      <ExportSection title="Layout">
        <ChoiceList
          label="Layout"
          value={draft.layout}
          choices={layouts}
          onChange={(layout) =>
            onChange({
              layout,
              // What the Hub previews at once, and what trainers read.
              ...(layout === "hugging_face" ? { container: "parquet" as const } : {}),
              ...(layout === "trainer"
                ? { container: "jsonl" as const, format: formatsByName.messages.defaults }
                : {}),
            })
          }
        />
      </ExportSection>
      <ExportSection title="Format">
        <ChoiceList
          label="Format"
          value={draft.format.name}
          choices={Object.values(formatsByName).map(({ name, title, does, isFor }) => ({
            value: name,
            title,
            about: `${does} For: ${isFor}`,
          }))}
          onChange={(name) => onChange({ format: formatsByName[name].defaults })}
        />
        <FormatOptionsFields options={draft.format} onChange={(format) => onChange({ format })} />
        <Segmented
          label="Container"
          value={draft.container}
          onChange={(container) => onChange({ container })}
          options={containerNames.map((value) => ({
            value,
            label: containers[value].title,
            isDisabled: value === "csv" && draft.layout === "trainer",
          }))}
        />
      </ExportSection>
      {draft.layout === "file" ? null : <SplitFields draft={draft} onChange={onChange} />}
      {draft.layout === "hugging_face" ? <CardFields draft={draft} onChange={onChange} /> : null}
      {draft.layout === "trainer" ? <TrainerFields draft={draft} onChange={onChange} /> : null}
      <IdentityFields draft={draft} onChange={onChange} />
    </>
  );
}

function IdentityFields({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const { data } = useIdentitySets();
  return (
    <ExportSection title="Who the assistant is">
      <div className="grid grid-cols-[1fr_120px] gap-3">
        <SelectField
          label="Identity set"
          value={draft.identitySetId === null ? "" : String(draft.identitySetId)}
          options={[
            { value: "", label: "none" },
            ...(data?.sets ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(id) => onChange({ identitySetId: id === "" ? null : Number(id) })}
        />
        <NumberField
          label="Times"
          min={1}
          disabled={draft.identitySetId === null}
          value={draft.identityRepeats}
          onChange={(times) => onChange({ identityRepeats: times ?? 1 })}
        />
      </div>
      <TextLink href="/exports/identity" className="text-12">
        Identity sets
      </TextLink>
    </ExportSection>
  );
}
