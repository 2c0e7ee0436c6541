"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { filterParams, formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";
import type { RecordFilter } from "@/lib/datasets/record-filter";

const params = Object.values(filterParams);
const parsers = Object.fromEntries(params.map((name) => [name, parseAsString]));

/** The filters as they stand in the URL. `text` is that part of the URL, for links and keys. */
export function useRecordFilters() {
  const [url, setUrl] = useQueryStates(parsers);
  const given = params.map((name) => `${name}=${encodeURIComponent(url[name] ?? "")}`).join("&");
  const filters = useMemo(() => parseRecordFilters(new URLSearchParams(given)), [given]);
  const text = formatRecordFilters(filters).toString();
  /** Each change is a step that Back undoes, but for the letters of a search. */
  const setFilters = (next: readonly RecordFilter[], history: "push" | "replace" = "push") => {
    const values = formatRecordFilters(next);
    return setUrl(Object.fromEntries(params.map((name) => [name, values.get(name)])), { history });
  };
  return { filters, text, setFilters };
}
