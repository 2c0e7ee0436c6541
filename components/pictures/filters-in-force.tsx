"use client";
import { FilterWords, filterSentence } from "@/components/marks/filter-words";
import { Chip } from "@/components/ui/chip";
import { TextButton, TextLink } from "@/components/ui/text-link";
import { type PictureScope, useChangeFilters } from "./use-picture-scope";

/** A chip for every filter that the pictures are drawn under. */
export function FiltersInForce({ scope: { filters, href } }: { scope: PictureScope }) {
  const change = useChangeFilters();
  if (filters.length === 0) return null;
  return (
    <section
      aria-label="Filters"
      className="flex flex-wrap items-center gap-2 border-b border-line px-(--gutter) py-2 text-12"
    >
      <span className="text-ink-3">Drawn of</span>
      {filters.map((filter) => (
        <Chip
          key={filter.kind}
          onRemove={() => change(filters.filter((one) => one !== filter))}
          removeLabel={`Remove the filter ${filterSentence([filter])}`}
        >
          <FilterWords filter={filter} />
        </Chip>
      ))}
      <TextButton className="text-ink-2" onClick={() => change([])}>
        Remove all
      </TextButton>
      <TextLink href={href()} className="ml-auto text-ink-2">
        These records in the table
      </TextLink>
    </section>
  );
}
