"use client";

import { HelpCircle } from "lucide-react";
import { type Ref, useEffect, useRef, useState } from "react";
import { SearchField, SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { type RecordFilter, type TextPlace, textPlaces } from "@/lib/datasets/record-filter";
import { findFilter, withWords } from "./filter-moves";

const SETTLE_MS = 250;
const places: Record<TextPlace, string> = {
  all: "all text",
  request: "request",
  thoughts: "thoughts",
  reply: "reply",
};

/** Words that are looked for, and where. Letters go to the URL once they have settled. */
export function WordSearch({
  filters,
  onFilters,
  searchRef,
}: {
  filters: readonly RecordFilter[];
  onFilters: (filters: RecordFilter[], history?: "push" | "replace") => void;
  searchRef: Ref<HTMLInputElement>;
}) {
  const words = findFilter(filters, "words");
  const inForce = words?.query ?? "";
  const [text, setText] = useState(inForce);
  // Kept while there are no words: the choice is made before them as often as after.
  const [place, setPlace] = useState<TextPlace>(words?.in ?? "all");
  const sent = useRef(inForce);
  // What else is changed while the letters settle holds as well.
  const latest = useRef({ filters, onFilters, place });
  latest.current = { filters, onFilters, place };
  useEffect(() => {
    if (words !== null) setPlace(words.in);
    if (inForce === sent.current) return;
    sent.current = inForce;
    setText(inForce);
  }, [inForce, words]);
  useEffect(() => {
    const next = text.trim();
    if (next === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = next;
      const now = latest.current;
      now.onFilters(withWords(now.filters, next, now.place), "replace");
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="flex items-center gap-1">
      <SearchField
        label="Search words"
        value={text}
        onChange={setText}
        kbd="/"
        maxLength={400}
        ref={searchRef}
        className="w-52"
      />
      <SelectField
        label="Where to search"
        isLabelHidden
        isQuiet
        isSmall
        className="w-[88px]"
        value={place}
        onChange={(next) => {
          setPlace(next as TextPlace);
          if (words !== null) onFilters(withWords(filters, words.query, next as TextPlace));
        }}
        options={textPlaces.map((value) => ({ value, label: places[value] }))}
      />
      <SearchHelp />
    </div>
  );
}

const examples = [
  ["tide harbour", "both words, in any order"],
  ["“high water”", "a phrase: these words one after another"],
  ["harb*", "words that begin like this"],
  ["tide -moon", "without that word; also -“high water” and -harb*"],
] as const;

function SearchHelp() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label="How to search"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <IconButton size="sm" label="How to search">
          <HelpCircle />
        </IconButton>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-12">
        {examples.map(([query, meaning]) => (
          <div key={query} className="contents">
            <dt className="font-mono">{query}</dt>
            <dd className="max-w-64 text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2.5 max-w-96 text-12 text-ink-3">
        Whole words count, upper and lower case do not. For any run of characters add the filter “text”.
      </p>
    </Popover>
  );
}
