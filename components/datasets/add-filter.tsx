"use client";

import { Command } from "cmdk";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { filterTitles } from "@/lib/datasets/describe-filter";
import type { RecordFilter, RecordFilterKind } from "@/lib/datasets/record-filter";
import { FilterEditor } from "./filter-editor";
import { findFilter, withFilter, withoutKind } from "./filter-moves";
import { filterGroups, type SuggestionSource } from "./filter-suggestions";

/** Nothing, the choice of a kind, or the editor of one. */
export type Editing = null | "choose" | RecordFilterKind;

/** Adds a filter of any kind, or changes the one there is. */
export function AddFilter({
  filters,
  onFilters,
  source,
  editing,
  onEditing,
}: {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[]) => void;
  source: SuggestionSource;
  editing: Editing;
  onEditing: (editing: Editing) => void;
}) {
  const kind = editing === "choose" ? null : editing;
  return (
    <Popover
      label={kind === null ? "Add a filter" : `Filter by ${filterTitles[kind]}`}
      isOpen={editing !== null}
      onOpenChange={(isOpen) => onEditing(isOpen ? "choose" : null)}
      trigger={
        <Button size="sm" variant="quiet" icon={<Plus />} aria-keyshortcuts="f">
          Filter
        </Button>
      }
    >
      {kind === null ? (
        <KindList onChoose={onEditing} />
      ) : (
        <FilterEditor
          key={kind}
          kind={kind}
          filter={findFilter(filters, kind)}
          source={source}
          onBack={() => onEditing("choose")}
          onApply={(filter) => {
            onFilters(filter === null ? withoutKind(filters, kind) : withFilter(filters, filter));
            onEditing(null);
          }}
        />
      )}
    </Popover>
  );
}

function KindList({ onChoose }: { onChoose: (kind: RecordFilterKind) => void }) {
  const [text, setText] = useState("");
  return (
    <Command label="Filter by" loop className="-m-1.5 w-64">
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Filter by …"
        className="h-8 w-full bg-transparent px-2 text-13 placeholder:text-ink-3 focus:outline-none focus-visible:rounded-none focus-visible:shadow-none"
      />
      <Command.List className="max-h-80 overflow-y-auto border-t border-line pt-1">
        <Command.Empty className="px-2 py-3 text-12 text-ink-3">There is no such filter.</Command.Empty>
        {filterGroups.map(({ title, kinds }) => (
          <Command.Group
            key={title}
            heading={title}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3"
          >
            {kinds.map((kind) => (
              <Command.Item
                key={kind}
                value={`${filterTitles[kind]} ${kind}`}
                onSelect={() => onChoose(kind)}
                className="flex h-7 cursor-pointer items-center rounded-field px-2 data-[selected=true]:bg-hover"
              >
                {filterTitles[kind]}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
