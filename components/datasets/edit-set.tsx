"use client";

import { useState } from "react";
import { valueWords } from "@/components/marks/filter-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { Checkbox } from "@/components/ui/toggle";
import { filterTitles } from "@/lib/datasets/describe-filter";
import type { FilterOf, SetKind } from "@/lib/datasets/record-filter";
import { type SuggestionSource, suggestionsFor } from "./filter-suggestions";

/** Values of a kind, chosen from those that are counted or typed as they are. */
export function SetField({
  kind,
  draft,
  onDraft,
  source,
}: {
  kind: SetKind;
  draft: unknown;
  onDraft: (draft: unknown) => void;
  source: SuggestionSource;
}) {
  const { anyOf, isExcluding = false } = draft as FilterOf<SetKind>;
  const [text, setText] = useState("");
  const put = (values: readonly string[], isOut = isExcluding) =>
    onDraft({ kind, anyOf: values, ...(isOut ? { isExcluding: true } : {}) });
  const offered = suggestionsFor(kind, source);
  const typed = anyOf
    .filter((value) => !offered.some((one) => one.value === value))
    .map((value) => ({ value, label: valueWords(kind, value), count: null }));
  const needle = text.trim().toLowerCase();
  const shown = [...typed, ...offered].filter(
    ({ value, label }) => needle === "" || anyOf.includes(value) || label.toLowerCase().includes(needle),
  );
  const canAdd = text.trim() !== "" && !shown.some(({ value }) => value === text.trim());
  const add = () => {
    put([...anyOf, text.trim()]);
    setText("");
  };
  return (
    <div className="flex flex-col gap-2.5">
      <Segmented
        label="Which records"
        size="sm"
        value={isExcluding ? "out" : "in"}
        onChange={(mode) => put(anyOf, mode === "out")}
        options={[
          { value: "in", label: "any of these" },
          { value: "out", label: "none of these" },
        ]}
      />
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={`Find or type a ${filterTitles[kind]}`}
          value={text}
          onChange={setText}
          maxLength={400}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !canAdd) return;
            event.preventDefault();
            add();
          }}
        />
        <Button disabledReason={canAdd ? null : "Type a value first."} onClick={add}>
          Add
        </Button>
      </div>
      {shown.length === 0 ? null : (
        <ul className="max-h-56 overflow-y-auto">
          {shown.map(({ value, label, count }) => (
            <li key={value} className="flex h-7 items-center gap-2">
              <Checkbox
                className="min-w-0 flex-1"
                label={<span className="block max-w-56 truncate">{label}</span>}
                isOn={anyOf.includes(value)}
                onChange={(isOn) => put(isOn ? [...anyOf, value] : anyOf.filter((other) => other !== value))}
              />
              <span className="text-12 text-ink-3">{count === null ? "" : formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
