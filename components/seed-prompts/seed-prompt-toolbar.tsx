"use client";
import { ChartNoAxesColumn } from "lucide-react";
import type { RefObject } from "react";
import { Chip } from "@/components/ui/chip";
import { SearchField, SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { formatCount } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import { methodPrompts } from "@/lib/filters/prompt-presets";
import { binLabel, wordBins } from "@/lib/seed-prompts/word-count";
import type { SeedPromptFilter } from "./seed-prompt-filter";
import { liftAll } from "./use-filter";

/** Search and filters above the table, with how many match. */
export function SeedPromptToolbar({
  filter,
  onChange,
  matching,
  total,
  isWhole,
  hasPictures,
  onPictures,
  searchRef,
}: {
  filter: SeedPromptFilter;
  onChange: (change: Partial<SeedPromptFilter>) => void;
  /** Null while it is not known. */
  matching: number | null;
  total: number;
  /** False while more of the set is being read. */
  isWhole: boolean;
  hasPictures: boolean;
  onPictures: (isOn: boolean) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { text, classification, input, fails, words, opening } = filter;
  const isFiltered =
    text !== "" || [classification, input, fails, words, opening].some((one) => one !== null);
  return (
    <div className="flex items-center gap-3 border-b border-line px-(--gutter) py-2.5">
      <SearchField
        ref={searchRef}
        label="Search all fields"
        kbd="/"
        value={filter.text}
        onChange={(text) => onChange({ text })}
        className="w-56 min-w-28 shrink"
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
            className="w-40 min-w-24 shrink"
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
            className="w-36 min-w-24 shrink"
          />
        </>
      )}
      <SelectField
        label="Reference filters"
        isLabelHidden
        value={fails ?? ""}
        onChange={(value) => onChange({ fails: value === "" ? null : value })}
        options={[
          { value: "", label: "Any reference filter" },
          ...methodPrompts.map(({ method, title }) => ({ value: method, label: `Fails ${title}` })),
          { value: "any", label: "Fails any of them" },
          { value: "none", label: "Passes all of them" },
        ]}
        className="w-40 min-w-28 shrink"
      />
      {words === null ? null : (
        <Chip removeLabel="Remove the filter of words" onRemove={() => onChange({ words: null })}>
          {wordsLabel(words)} words
        </Chip>
      )}
      {opening === null ? null : (
        <Chip
          removeLabel="Remove the filter of first words"
          onRemove={() => onChange({ opening: null, object: null })}
        >
          begins “{opening}
          {filter.object === null || filter.object === "" ? "" : ` … ${filter.object}`}”
        </Chip>
      )}
      {isFiltered ? (
        <TextButton
          className="text-12 whitespace-nowrap text-ink-2"
          onClick={() => onChange({ ...liftAll(), kind: filter.kind })}
        >
          Lift the filters
        </TextButton>
      ) : null}
      <p role="status" className="ml-auto shrink-0 text-12 whitespace-nowrap text-ink-3">
        <b className="font-semibold text-ink">{formatCount(matching)}</b>
        {matching === null || matching === total ? " seed prompts" : ` of ${formatCount(total)} seed prompts`}
        {matching === null || isWhole ? null : ", reading on …"}
      </p>
      <IconButton
        label={hasPictures ? "Hide the pictures" : "Show the pictures"}
        size="sm"
        aria-pressed={hasPictures}
        onClick={() => onPictures(!hasPictures)}
        className="-mr-1.5"
      >
        <ChartNoAxesColumn />
      </IconButton>
    </div>
  );
}

/** A bin of the URL as its bar is called; one that nobody knows as it is written. */
function wordsLabel(id: string): string {
  const bin = wordBins.find((one) => one.id === id);
  return bin === undefined ? id : binLabel(bin);
}
