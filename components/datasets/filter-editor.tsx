"use client";

import { ChevronLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { filterTitles, rangeUnits } from "@/lib/datasets/describe-filter";
import {
  flagKinds,
  type RangeKind,
  type RecordFilter,
  type RecordFilterKind,
  rangeKinds,
  recordFilterSchema,
  setKinds,
} from "@/lib/datasets/record-filter";
import { CitesField } from "./edit-cites";
import { SetField } from "./edit-set";
import type { SuggestionSource } from "./filter-suggestions";

/** Changes one filter; it comes into force with Enter or its button. */
export function FilterEditor({
  kind,
  filter,
  source,
  onApply,
  onBack,
}: {
  kind: RecordFilterKind;
  /** The one in force. */
  filter: RecordFilter | null;
  source: SuggestionSource;
  /** null: none any more. */
  onApply: (filter: RecordFilter | null) => void;
  onBack: () => void;
}) {
  const [draft, setDraft] = useState<unknown>(filter ?? emptyFilter(kind));
  const valid = recordFilterSchema.safeParse(draft);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, [role=radio][aria-checked=true]")?.focus();
  }, []);
  return (
    <form
      ref={form}
      className="flex w-80 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid.success) onApply(valid.data);
      }}
    >
      <header className="flex items-center gap-1">
        <IconButton label="All kinds of filters" size="sm" className="-ml-1" onClick={onBack}>
          <ChevronLeft />
        </IconButton>
        <h2 className="font-semibold first-letter:uppercase">{filterTitles[kind]}</h2>
      </header>
      <Editor kind={kind} draft={draft} onDraft={setDraft} source={source} />
      <footer className="flex justify-end gap-2">
        {filter === null ? null : (
          <Button size="sm" variant="quiet" onClick={() => onApply(null)}>
            Remove
          </Button>
        )}
        <Button
          type="submit"
          size="sm"
          variant="primary"
          disabledReason={valid.success ? null : "Nothing is chosen yet."}
        >
          Apply
        </Button>
      </footer>
    </form>
  );
}

type Draft = { draft: unknown; onDraft: (draft: unknown) => void };

function Editor({
  kind,
  draft,
  onDraft,
  source,
}: Draft & { kind: RecordFilterKind; source: SuggestionSource }): ReactNode {
  if (isOneOf(setKinds, kind)) return <SetField kind={kind} {...{ draft, onDraft, source }} />;
  if (isOneOf(rangeKinds, kind)) return <RangeField kind={kind} {...{ draft, onDraft }} />;
  const value = draft as Record<string, unknown>;
  if (kind === "verdict" || isOneOf(flagKinds, kind)) {
    const [yes, no] = kind === "verdict" ? (["kept", "dropped"] as const) : (["yes", "no"] as const);
    const is = kind === "verdict" ? value.is : value.is === true ? "yes" : "no";
    return (
      <Segmented
        label={filterTitles[kind]}
        value={String(is)}
        onChange={(next) => onDraft({ kind, is: kind === "verdict" ? next : next === "yes" })}
        options={[
          { value: yes, label: yes },
          { value: no, label: no },
        ]}
      />
    );
  }
  if (kind === "cites") return <CitesField {...{ draft, onDraft, principles: source.principles }} />;
  if (kind === "build") {
    const options = source.builds.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` }));
    return (
      <SelectField
        label="Build"
        isLabelHidden
        value={String(value.id ?? "")}
        onChange={(id) => onDraft({ kind, id: Number(id) })}
        options={[{ value: "", label: "Choose a build", isDisabled: true }, ...options]}
      />
    );
  }
  if (kind === "version") {
    return (
      <NumberField
        label="Id of the constitution version"
        min={1}
        value={typeof value.id === "number" ? value.id : null}
        onChange={(id) => onDraft({ kind, id })}
      />
    );
  }
  if (kind === "duplicate") return <DuplicateField {...{ draft, onDraft }} />;
  if (kind === "created") return <CreatedField {...{ draft, onDraft }} />;
  return (
    <TextField
      label="Any run of characters, in any text"
      maxLength={200}
      value={String(value.contains ?? "")}
      onChange={(contains) => onDraft({ kind: "text", contains })}
    />
  );
}

function RangeField({ kind, draft, onDraft }: Draft & { kind: RangeKind }) {
  const { min, max } = draft as { min: number | null; max: number | null };
  const unit = rangeUnits[kind];
  return (
    <div className="grid grid-cols-2 gap-2">
      <NumberField
        label="At least"
        step="any"
        value={min}
        onChange={(next) => onDraft({ kind, min: next, max })}
        hint={unit === "" ? undefined : unit}
      />
      <NumberField
        label="At most"
        step="any"
        value={max}
        onChange={(next) => onDraft({ kind, min, max: next })}
      />
    </div>
  );
}

function DuplicateField({ draft, onDraft }: Draft) {
  const { of } = draft as { of: "any" | "none" | number | null };
  const mode = of === "any" || of === "none" ? of : "one";
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label="Near-duplicate"
        value={mode}
        onChange={(next) => onDraft({ kind: "duplicate", of: next === "one" ? null : next })}
        options={[
          { value: "any", label: "of any" },
          { value: "none", label: "of none" },
          { value: "one", label: "of a record" },
        ]}
      />
      {mode === "one" ? (
        <NumberField
          label="Number of the record"
          min={1}
          value={typeof of === "number" ? of : null}
          onChange={(next) => onDraft({ kind: "duplicate", of: next })}
        />
      ) : null}
    </div>
  );
}

function CreatedField({ draft, onDraft }: Draft) {
  const { min, max } = draft as { min: string | null; max: string | null };
  const day = (text: string | null) => text?.slice(0, 10) ?? "";
  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField
        label="From"
        type="date"
        value={day(min)}
        onChange={(next) => onDraft({ kind: "created", min: next || null, max })}
      />
      <TextField
        label="Until"
        type="date"
        value={day(max)}
        onChange={(next) => onDraft({ kind: "created", min, max: next || null })}
      />
    </div>
  );
}

/** What an editor begins with: valid where there is a first choice, else not yet. */
function emptyFilter(kind: RecordFilterKind): unknown {
  if (isOneOf(setKinds, kind)) return { kind, anyOf: [] };
  if (isOneOf(rangeKinds, kind) || kind === "created") return { kind, min: null, max: null };
  if (isOneOf(flagKinds, kind)) return { kind, is: true };
  if (kind === "verdict") return { kind, is: "kept" };
  if (kind === "cites") return { kind, mode: "any", principles: [] };
  return kind === "duplicate" ? { kind, of: "any" } : { kind };
}

function isOneOf<Name extends RecordFilterKind>(
  names: readonly Name[],
  kind: RecordFilterKind,
): kind is Name {
  return (names as readonly string[]).includes(kind);
}
