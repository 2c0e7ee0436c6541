"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDocumentTitle } from "@/components/generation/document-title";
import { PageHead } from "@/components/shell/page-head";
import { useDebounced } from "@/components/shell/use-debounced";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { LiveDot } from "@/components/ui/signal";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { ScoreMatrix } from "@/lib/api/scores";
import { countKept, countOf, REFERENCE_THRESHOLD, scoreLists, type Thresholds } from "@/lib/datasets/scores";
import { MissingDataset } from "./dataset-states";
import { binKey, binWords, readCellKey } from "./score-axis";
import { ScoreList } from "./score-list";
import { ScoreMap } from "./score-map";
import { useScoreMatrix } from "./score-queries";
import { ScoreTable } from "./score-table";
import { ScoreThresholds } from "./score-thresholds";

const state = {
  quality: parseAsInteger.withDefault(REFERENCE_THRESHOLD),
  following: parseAsInteger.withDefault(REFERENCE_THRESHOLD),
  list: parseAsStringLiteral(scoreLists).withDefault("borderline"),
  cell: parseAsString,
  view: parseAsStringLiteral(["map", "table"]).withDefault("map"),
};

/** How a dataset's judgements fall: the map of both scores, what thresholds would keep, and the records in doubt. */
export function ScoresPage({ id }: { id: number }) {
  const matrix = useScoreMatrix(id);
  const [url, setUrl] = useQueryStates(state, { history: "replace" });
  useDocumentTitle(
    matrix.data === undefined ? null : `Scores of ${matrix.data.source?.name ?? matrix.data.name}`,
  );
  const votedBy = (rubric: "quality" | "following") =>
    matrix.data?.rubrics.some((one) => one.rubric === rubric) ?? false;
  const within = (value: number) => Math.max(0, Math.min(9, value));
  const thresholds: Thresholds = {
    quality: votedBy("quality") ? within(url.quality) : null,
    following: votedBy("following") ? within(url.following) : null,
  };
  // What is moved is asked about once it stands still.
  const settled = {
    quality: useDebounced(thresholds.quality, 300),
    following: useDebounced(thresholds.following, 300),
  };
  if (matrix.data === undefined)
    return <MissingDataset id={id} error={matrix.error} onRetry={() => void matrix.refetch()} />;

  const { cells, rubrics, asked, isGrowing } = matrix.data;
  const judged = countOf(cells);
  const chosen = url.list === "cell" ? readCellKey(url.cell) : null;
  const list = url.list === "cell" && chosen === null ? "borderline" : url.list;
  const votesEach = Math.max(0, ...rubrics.map((one) => one.votesEach));
  const unparsed = countOf(cells.filter(({ quality, following }) => quality === 0 || following === 0));
  const options = [
    { value: "borderline" as const, label: "Borderline" },
    ...(rubrics.length > 1 ? [{ value: "rubrics" as const, label: "Rubrics disagree" }] : []),
    ...(votesEach > 1 ? [{ value: "votes" as const, label: "Votes disagree" }] : []),
    { value: "unparsed" as const, label: "Unparsed votes" },
    ...(chosen === null
      ? []
      : [
          {
            value: "cell" as const,
            label: `Quality ${binWords(chosen.quality)}, following ${binWords(chosen.following)}`,
          },
        ]),
  ];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Scores"
        sub={<Sub matrix={matrix.data} judged={judged} votesEach={votesEach} />}
        actions={<LinkButton href={`/datasets/${id}`}>Judgements</LinkButton>}
      />
      {cells.length === 0 ? (
        <EmptyState className="px-(--gutter)">
          {isGrowing
            ? "No judgement has landed yet. They come with the build."
            : "Nothing here is a judgement. A build of the step “Assess” makes them."}
        </EmptyState>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-(--gutter) pb-8">
          <div className="grid grid-cols-[minmax(0,1fr)_280px] gap-10 pt-4">
            <div className="min-w-0 overflow-x-auto">
              <div className="flex items-center gap-3 pb-3">
                <Segmented
                  label="View"
                  size="sm"
                  value={url.view}
                  onChange={(view) => void setUrl({ view })}
                  options={[
                    { value: "map", label: "Map" },
                    { value: "table", label: "Table" },
                  ]}
                />
                <span className="text-12 text-ink-3">
                  {votesEach > 1
                    ? "Means of the votes: a column n holds those above n − 1, up to n."
                    : "Records at each pair of scores."}{" "}
                  {unparsed > 0 ? `${plural(unparsed, "record")} could not be scored by a rubric.` : null}
                </span>
                {isGrowing ? (
                  <span className="flex items-center gap-1.5 text-12 text-ink-3">
                    <LiveDot /> judgements are coming in
                  </span>
                ) : null}
              </div>
              {url.view === "table" ? (
                <ScoreTable cells={cells} thresholds={thresholds} />
              ) : (
                <ScoreMap
                  cells={cells}
                  thresholds={thresholds}
                  chosen={chosen}
                  onChoose={({ quality, following }) =>
                    void setUrl({ list: "cell", cell: `${binKey(quality)}-${binKey(following)}` })
                  }
                />
              )}
            </div>
            <ScoreThresholds
              cells={cells}
              rubrics={rubrics}
              thresholds={thresholds}
              onChange={({ quality, following }) =>
                void setUrl({ quality: quality ?? url.quality, following: following ?? url.following })
              }
            />
          </div>
          <Tabs
            className="pt-6"
            label="Records in doubt"
            value={list}
            onChange={(next) => void setUrl({ list: next })}
            options={options}
          />
          <ScoreList
            datasetId={id}
            wish={{ list, ...(list === "cell" && chosen !== null ? chosen : settled) }}
          />
          {judged < asked ? (
            <p className="pt-4 text-12 text-ink-3">
              {formatCount(asked - judged)} of {formatCount(asked)} records have no judgement
              {isGrowing ? " yet." : ": their requests failed, or the build ended before."}
            </p>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Sub({
  matrix: { source, rubrics },
  judged,
  votesEach,
}: {
  matrix: ScoreMatrix;
  judged: number;
  votesEach: number;
}) {
  const unparsed = rubrics.reduce((sum, { unparsedVotes }) => sum + unparsedVotes, 0);
  return (
    <span className="truncate">
      {source === null ? null : (
        <>
          of{" "}
          <TextLink href={`/datasets/${source.datasetId}`} className="decoration-line">
            {source.name}
          </TextLink>
          {" · "}
        </>
      )}
      {plural(judged, "record")} judged
      {votesEach > 1 ? ` · up to ${votesEach} votes by a rubric` : ""} · {plural(unparsed, "vote")} unparsed
    </span>
  );
}
