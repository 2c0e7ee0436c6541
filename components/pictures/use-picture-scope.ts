"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { filterParams, formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";
import { narrowFilters, recordsHref } from "@/lib/datasets/narrow-filters";
import type { RecordFilter } from "@/lib/datasets/record-filter";

/** What all pictures of a page are drawn of: a dataset's records under the filters in the address. */
export type PictureScope = {
  id: number;
  /** The dataset's name. */
  name: string;
  filters: readonly RecordFilter[];
  /** The filters as a query. */
  text: string;
  /** The table under these filters and more. */
  href: (...added: RecordFilter[]) => string;
};

export function usePictureScope(id: number, name: string): PictureScope {
  const given = useSearchParams().toString();
  return useMemo(() => {
    const filters = parseRecordFilters(new URLSearchParams(given));
    return {
      id,
      name,
      filters,
      text: formatRecordFilters(filters).toString(),
      href: (...added) => recordsHref(id, added.reduce(narrowFilters, filters)),
    };
  }, [id, name, given]);
}

/** Puts other filters into the address and leaves the rest of it. */
export function useChangeFilters(): (filters: readonly RecordFilter[]) => void {
  const router = useRouter();
  const pathname = usePathname();
  return (filters) => {
    const query = new URLSearchParams(window.location.search);
    for (const name of Object.values(filterParams)) query.delete(name);
    for (const [name, value] of formatRecordFilters(filters)) query.set(name, value);
    router.push(`${pathname}${query.size === 0 ? "" : `?${query}`}`, { scroll: false });
  };
}
