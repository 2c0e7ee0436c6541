import type { RecordFilter } from "@/lib/datasets/record-filter";
import { countOfDataset, readDatasetCounts } from "./dataset-counts";
import {
  type CountedRow,
  type FacetName,
  facetNames,
  facetsSql,
  type HistogramName,
  histogramNames,
  ownKinds,
} from "./facet-sql";
import { Prisma } from "./generated/client";
import { type Histogram, histogramOf } from "./histogram";
import { readRows } from "./read-rows";
import { planSearch } from "./search-plan";

/** Up to so many matching records are counted one by one; of more, a sample is. */
const COUNTED = 200_000;
/** What a sample says may be off by so much, and is then counted all the same. */
const DOUBT = 1.05;
const LISTED = 20;

type Facet = { values: { value: string; count: number }[]; otherValues: number; isEstimate: boolean };
export type DatasetFacets = {
  /** Records that pass all the filters. */
  matching: { count: number; isEstimate: boolean };
  /** Records that a search for words does not look at yet. */
  unsearchable: number;
  facets: Partial<Record<FacetName, Facet>>;
  histograms: Partial<Record<HistogramName, Histogram & { isEstimate: boolean }>>;
};
type Counted = { rows: CountedRow[]; isEstimate: boolean };
type Name = FacetName | HistogramName;
/** `counted`: in place of how many matching records are usually counted one by one. */
type Wanted = { signal?: AbortSignal; counted?: number };

/**
 * What the other values of each facet would give, most first (principles by number). A facet leaves its own filter
 * out, or nothing but the chosen value could be counted.
 */
export async function getFacets(
  datasetId: number,
  filters: readonly RecordFilter[],
  { signal, counted = COUNTED }: Wanted = {},
): Promise<DatasetFacets> {
  const [totals, whole] = await Promise.all([
    countOfDataset(datasetId),
    readDatasetCounts(datasetId, signal),
  ]);
  const unfiltered: Counted = {
    rows: [{ facet: "matching", value: "", count: totals.records, total: 1 }, ...whole],
    isEstimate: false,
  };
  const count = async (names: readonly Name[], some: readonly RecordFilter[]) =>
    some.length === 0
      ? unfiltered
      : countFiltered(datasetId, names, some, totals.records, { signal, counted });
  const isOwn = (name: Name, { kind }: RecordFilter) => ownKinds(name).includes(kind);
  const names: Name[] = [...facetNames, ...histogramNames];
  const filtered = names.filter((name) => filters.some((filter) => isOwn(name, filter)));
  const [all, ...alone] = await Promise.all([
    count(
      names.filter((name) => !filtered.includes(name)),
      filters,
    ),
    ...filtered.map((name) =>
      count(
        [name],
        filters.filter((filter) => !isOwn(name, filter)),
      ),
    ),
  ]);
  const of = (name: Name): Counted => alone[filtered.indexOf(name)] ?? all;
  return {
    matching: {
      count: all.rows.find(({ facet }) => facet === "matching")?.count ?? 0,
      isEstimate: all.isEstimate,
    },
    unsearchable: Math.max(0, totals.records - totals.searchable),
    facets: Object.fromEntries(facetNames.map((name) => [name, facetOf(name, of(name))])),
    histograms: Object.fromEntries(
      histogramNames.flatMap((name) => {
        const histogram = histogramOf(name, of(name).rows, whole);
        return histogram === null ? [] : [[name, { ...histogram, isEstimate: of(name).isEstimate }]];
      }),
    ),
  };
}

async function countFiltered(
  datasetId: number,
  names: readonly Name[],
  filters: readonly RecordFilter[],
  total: number,
  { signal, counted }: Wanted & { counted: number },
): Promise<Counted> {
  const { condition, readsManyTexts } = await planSearch(datasetId, filters, { signal });
  const inDataset = Prisma.sql`dataset_id = ${datasetId}::int`;
  if (readsManyTexts || total > counted) {
    // Of texts that have to be read, a smaller sample.
    const sample = Prisma.sql`(hashint4extended(id, 0) & 31) = 0 AND (hashint4extended(id, 0) & ${readsManyTexts ? 511 : 31}::int) = 0`;
    const [rows, [size]] = await Promise.all([
      readRows<CountedRow>(facetsSql(names, Prisma.sql`${inDataset} AND ${sample} AND ${condition}`), {
        signal,
      }),
      readRows<{ size: number }>(
        Prisma.sql`SELECT count(*)::int AS size FROM record WHERE ${inDataset} AND ${sample}`,
        { signal },
      ),
    ]);
    const factor = total / Math.max(1, size?.size ?? 1);
    const matching = (rows.find(({ facet }) => facet === "matching")?.count ?? 0) * factor;
    if (readsManyTexts ? total > counted : matching > counted * DOUBT) {
      return {
        rows: rows.map((row) => ({ ...row, count: Math.round(row.count * factor) })),
        isEstimate: true,
      };
    }
  }
  const plan = await planSearch(datasetId, filters, { signal, isWhole: true });
  const where = Prisma.sql`${inDataset} AND ${plan.condition}`;
  return {
    rows: await readRows<CountedRow>(facetsSql(names, where), { signal }),
    isEstimate: false,
  };
}

function facetOf(name: FacetName, { rows, isEstimate }: Counted): Facet {
  const found = rows.filter(({ facet }) => facet === name);
  const values = found
    .map(({ value, count }) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, LISTED);
  if (name === "cites") values.sort((a, b) => Number(a.value) - Number(b.value));
  return { values, otherValues: Math.max(0, (found[0]?.total ?? 0) - values.length), isEstimate };
}
