"use client";

import { type Ref, useEffect, useRef, useState } from "react";
import { FilterWords, filterSentence } from "@/components/marks/filter-words";
import { Chip } from "@/components/ui/chip";
import { SearchField } from "@/components/ui/field";
import { TextButton } from "@/components/ui/text-link";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { findFilter, withoutKind, withText } from "./filter-moves";

const SETTLE_MS = 250;

/** The search, and a chip for every other filter in force. */
export function FilterBar({
  filters,
  onFilters,
  searchRef,
}: {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[], history?: "push" | "replace") => void;
  searchRef: Ref<HTMLInputElement>;
}) {
  const chips = filters.filter((f) => f.kind !== "text");
  return (
    <div className="flex flex-wrap items-center gap-2 pt-3 pr-5 pl-4">
      <TextSearch filters={filters} onFilters={onFilters} searchRef={searchRef} />
      {chips.map((filter) => (
        <Chip
          key={filter.kind}
          onRemove={() => onFilters(withoutKind(filters, filter.kind))}
          removeLabel={`Remove the filter ${filterSentence([filter])}`}
        >
          <FilterWords filter={filter} />
        </Chip>
      ))}
      {filters.length > 1 ? (
        <TextButton className="text-12 text-ink-2" onClick={() => onFilters([])}>
          Remove all
        </TextButton>
      ) : null}
    </div>
  );
}

/** Letters go to the URL once they have settled, and a filter set elsewhere comes back into the field. */
function TextSearch({ filters, onFilters, searchRef }: Parameters<typeof FilterBar>[0]) {
  const inForce = findFilter(filters, "text")?.contains ?? "";
  const [text, setText] = useState(inForce);
  const sent = useRef(inForce);
  useEffect(() => {
    if (inForce === sent.current) return;
    sent.current = inForce;
    setText(inForce);
  }, [inForce]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the letters start the wait.
  useEffect(() => {
    const next = text.trim();
    if (next === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = next;
      onFilters(withText(filters, next), "replace");
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <SearchField
      label="Search all text"
      value={text}
      onChange={setText}
      kbd="/"
      maxLength={200}
      ref={searchRef}
      className="w-60"
    />
  );
}
