"use client";

import type { ReactNode, Ref } from "react";
import { FilterWords, filterSentence } from "@/components/marks/filter-words";
import { Chip } from "@/components/ui/chip";
import { TextButton } from "@/components/ui/text-link";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { AddFilter, type Editing } from "./add-filter";
import { withoutKind } from "./filter-moves";
import type { SuggestionSource } from "./filter-suggestions";
import { WordSearch } from "./word-search";

/** The search, a chip for every other filter in force, and the way to one more. */
export function FilterBar({
  filters,
  onFilters,
  searchRef,
  source,
  editing,
  onEditing,
  aside,
}: {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[], history?: "push" | "replace") => void;
  searchRef: Ref<HTMLInputElement>;
  source: SuggestionSource;
  editing: Editing;
  onEditing: (editing: Editing) => void;
  aside: ReactNode;
}) {
  const chips = filters.filter((f) => f.kind !== "words");
  return (
    <div className="flex items-start gap-2 pt-3 pr-5 pl-4">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
        <WordSearch filters={filters} onFilters={onFilters} searchRef={searchRef} />
        {chips.map((filter) => (
          <Chip
            key={filter.kind}
            onRemove={() => onFilters(withoutKind(filters, filter.kind))}
            removeLabel={`Remove the filter ${filterSentence([filter])}`}
          >
            <button
              type="button"
              aria-label={`Change the filter ${filterSentence([filter])}`}
              onClick={() => onEditing(filter.kind)}
              className="inline-flex items-center"
            >
              <FilterWords filter={filter} />
            </button>
          </Chip>
        ))}
        <AddFilter
          filters={filters}
          onFilters={onFilters}
          source={source}
          editing={editing}
          onEditing={onEditing}
        />
        {filters.length > 1 ? (
          <TextButton className="text-12 text-ink-2" onClick={() => onFilters([])}>
            Remove all
          </TextButton>
        ) : null}
      </div>
      {aside}
    </div>
  );
}
