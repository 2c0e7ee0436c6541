"use client";
import { parseAsInteger, parseAsStringLiteral, useQueryState } from "nuqs";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { LengthShiftPanel } from "./length-shift-panel";
import { PairList } from "./pair-list";
import { usePairLengths, usePairMatches, usePairs } from "./pair-queries";
import { PairTexts } from "./pair-texts";
import { useDataset } from "./queries";

const filters = [
  { value: "both_kept", label: "both kept" },
  { value: "dropped", label: "new one dropped" },
  { value: "before_dropped", label: "earlier one dropped" },
  { value: "all", label: "all" },
] as const;
const filterValues = filters.map(({ value }) => value);

const kinds = {
  source: "what these were made from",
  same_source: "of the same prompts",
  same_origin: "of the same seed prompts",
};

/** The replies of a dataset beside earlier ones to the same requests, and how their lengths shift. */
export function PairsPage({ id }: { id: number }) {
  const dataset = useDataset(id);
  const { data, error, refetch } = usePairMatches(id);
  const matches = data?.matches;
  const [wanted, setWanted] = useQueryState("with", parseAsInteger);
  const [filter, setFilter] = useQueryState(
    "show",
    parseAsStringLiteral(filterValues).withDefault("both_kept"),
  );
  const [chosen, setChosen] = useQueryState("record", parseAsInteger.withOptions({ history: "replace" }));
  const match = matches?.find((one) => one.datasetId === wanted) ?? matches?.[0];
  const withId = match?.datasetId ?? null;
  const lengths = usePairLengths(id, withId, filter);
  const list = usePairs(id, withId, filter);
  const found = list.pairs.findIndex(({ after }) => after.id === chosen);
  const index = Math.max(0, found);
  const pair = list.pairs[index];
  const move = (by: number) => {
    const next = list.pairs[Math.min(list.pairs.length - 1, Math.max(0, index + by))];
    if (next !== undefined) void setChosen(next.after.id);
  };
  useShortcuts("Pairs", [
    { keys: "j", label: "next", isPinned: true, run: () => move(1) },
    { keys: "k", label: "previous", isPinned: true, run: () => move(-1) },
  ]);
  const name = dataset.data?.name ?? `Dataset ${id}`;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Side by side"
        sub={
          <span className="truncate">
            <TextLink href={`/datasets/${id}`} className="decoration-line">
              {name}
            </TextLink>
            {match === undefined ? "" : ` beside ${match.name}, ${kinds[match.kind]}`}
          </span>
        }
        actions={
          matches === undefined || matches.length === 0 ? null : (
            <>
              <SelectField
                label="Beside"
                isLabelHidden
                value={String(withId)}
                onChange={(next) => void setWanted(Number(next))}
                options={matches.map((one) => ({
                  value: String(one.datasetId),
                  label: `beside ${one.name}`,
                }))}
                className="max-w-[260px]"
              />
              <SelectField
                label="Show"
                isLabelHidden
                value={filter}
                onChange={(next) => void setFilter(next as (typeof filterValues)[number])}
                options={filters}
              />
            </>
          )
        }
      />
      {matches === undefined ? (
        <div className="px-(--gutter)">
          {error === null ? (
            <SkeletonRows rows={14} />
          ) : (
            <ErrorState
              title="What these replies can be laid beside could not be read."
              error={error}
              onRetry={() => void refetch()}
            />
          )}
        </div>
      ) : match === undefined ? (
        <EmptyState
          className="px-(--gutter)"
          action={<LinkButton href={`/datasets/${id}`}>The records</LinkButton>}
        >
          No other dataset holds replies to the same requests. Ask them again, at length for instance, and the
          replies stand here beside each other.
        </EmptyState>
      ) : (
        <>
          <LengthShiftPanel
            shift={lengths.data}
            error={lengths.error}
            beforeName={match.name}
            afterName={name}
          />
          <div className="grid min-h-0 flex-1 grid-cols-[minmax(280px,26%)_minmax(0,1fr)]">
            <PairList
              pairs={list.pairs}
              total={lengths.isPlaceholderData ? null : (lengths.data?.pairs ?? null)}
              current={pair === undefined ? -1 : index}
              hasMore={list.hasNextPage}
              isPending={list.isPending}
              isFetching={list.isFetching}
              error={list.error}
              onMore={() => void list.fetchNextPage()}
              onChoose={(recordId) => void setChosen(recordId)}
            />
            {pair === undefined ? (
              <EmptyState className="border-l border-line px-6">
                {list.isPending
                  ? ""
                  : `No pair is shown as “${filters.find((one) => one.value === filter)?.label}”.`}
              </EmptyState>
            ) : (
              <PairTexts
                pair={pair}
                datasetId={id}
                withId={match.datasetId}
                beforeName={match.name}
                afterName={name}
                position={`${formatCount(index + 1)} of ${formatCount(lengths.data?.pairs ?? null)}`}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}
