"use client";
import type { RefObject } from "react";
import { SearchField, SelectField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { SeedPromptFilter } from "./seed-prompt-filter";

/** Search and filters above the table, with how many match. */
export function SeedPromptToolbar({
  filter,
  onChange,
  matching,
  total,
  searchRef,
}: {
  filter: SeedPromptFilter;
  onChange: (change: Partial<SeedPromptFilter>) => void;
  /** Null while it is not known. */
  matching: number | null;
  total: number;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const isFiltered = filter.text !== "" || filter.classification !== null || filter.input !== null;
  return (
    <div className="flex items-center gap-3 border-b border-line px-(--gutter) py-2.5">
      <SearchField
        ref={searchRef}
        label="Search all fields"
        kbd="/"
        value={filter.text}
        onChange={(text) => onChange({ text })}
        className="w-64 min-w-28 shrink"
      />
      {filter.kind === "topic_question" ? null : (
        <>
          <SelectField
            label="Classification"
            isLabelHidden
            value={filter.classification ?? ""}
            onChange={(value) =>
              onChange({ classification: value === "" ? null : value === "yes" ? "yes" : "no" })
            }
            options={[
              { value: "", label: "Any classification" },
              { value: "yes", label: "Classification" },
              { value: "no", label: "No classification" },
            ]}
            className="w-40 shrink-0"
          />
          <SelectField
            label="Input"
            isLabelHidden
            value={filter.input ?? ""}
            onChange={(value) =>
              onChange({ input: value === "" ? null : value === "empty" ? "empty" : "filled" })
            }
            options={[
              { value: "", label: "Any input" },
              { value: "filled", label: "With an input" },
              { value: "empty", label: "Without an input" },
            ]}
            className="w-36 shrink-0"
          />
        </>
      )}
      {isFiltered ? (
        <TextButton
          className="text-12 whitespace-nowrap text-ink-2"
          onClick={() => onChange({ text: "", classification: null, input: null })}
        >
          Lift the filters
        </TextButton>
      ) : null}
      <p role="status" className="ml-auto shrink-0 text-12 whitespace-nowrap text-ink-3">
        <b className="font-semibold text-ink">{formatCount(matching)}</b>
        {matching === null || matching === total ? " seed prompts" : ` of ${formatCount(total)} seed prompts`}
      </p>
    </div>
  );
}
