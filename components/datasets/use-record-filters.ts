"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { filterParams, formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { byId, formatRecordSort, parseRecordSort, type RecordSort } from "@/lib/datasets/record-sort";

const params = Object.values(filterParams);
const parsers = Object.fromEntries([...params, "sort"].map((name) => [name, parseAsString]));

/**
 * The filters and the order as they stand in the URL. `text` is the part of the URL that filters, for keys; `list`
 * has the order too, for links.
 */
export function useRecordFilters() {
  const [url, setUrl] = useQueryStates(parsers);
  const given = params.map((name) => `${name}=${encodeURIComponent(url[name] ?? "")}`).join("&");
  const filters = useMemo(() => parseRecordFilters(new URLSearchParams(given)), [given]);
  const text = useMemo(() => formatRecordFilters(filters).toString(), [filters]);
  const sort = useMemo(() => parseRecordSort(url.sort), [url.sort]);
  /** Each change is a step that Back undoes, but for the letters of a search. */
  const setFilters = (next: readonly RecordFilter[], history: "push" | "replace" = "push") => {
    const values = formatRecordFilters(next);
    return setUrl(Object.fromEntries(params.map((name) => [name, values.get(name)])), { history });
  };
  const setSort = (next: RecordSort) => setUrl({ sort: sortParam(next) }, { history: "push" });
  /** Both at once, as a link or a saved view has them. */
  const setList = (list: string) => {
    const values = new URLSearchParams(list);
    const next = Object.fromEntries([...params, "sort"].map((name) => [name, values.get(name)]));
    return setUrl(next, { history: "push" });
  };
  return { filters, text, sort, list: listText(text, sort), setFilters, setSort, setList };
}

const sortParam = (sort: RecordSort) =>
  sort.by === byId.by && sort.isFalling === byId.isFalling ? null : formatRecordSort(sort);

function listText(text: string, sort: RecordSort): string {
  const param = sortParam(sort);
  return [text, param === null ? "" : `sort=${param}`].filter(Boolean).join("&");
}
