import { AppError } from "@/lib/app-error";
import { formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";
import type { RecordFilter } from "@/lib/datasets/record-filter";

/** A filter that is not understood is refused: leaving it out would take in more than was asked for. */
export function filterOption(query: string): RecordFilter[] {
  const params = new URLSearchParams(query);
  const filters = parseRecordFilters(params);
  if (formatRecordFilters(filters).size === params.size) return filters;
  throw new AppError(
    "bad_request",
    `The filter “${query}” is not understood; write it as in the page's address, e.g. verdict=kept&cites=any:7,12.`,
  );
}
