import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { ScoredRecord, ScoreListWish } from "@/lib/datasets/scores";
import { useScoredRecords } from "./score-queries";

/** Judged records with what was said of each, page after page. */
export function ScoreList({ datasetId, wish }: { datasetId: number; wish: ScoreListWish }) {
  const query = useScoredRecords(datasetId, wish);
  if (query.data === undefined) {
    return query.error === null ? (
      <SkeletonRows rows={6} rowHeight={64} />
    ) : (
      <ErrorState
        title="The records could not be read."
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const total = query.data.pages.at(-1)?.total ?? 0;
  const records = query.data.pages.flatMap((page) => page.records);
  if (total === 0) return <EmptyState>No judged record is in this list.</EmptyState>;
  return (
    <>
      <p className="pt-2 text-12 text-ink-3">{plural(total, "record")}</p>
      <ol>
        {records.map((record) => (
          <Row key={record.id} record={record} scoresDatasetId={datasetId} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button
          className="mt-3"
          disabledReason={query.isFetchingNextPage ? "The next ones are on their way." : null}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </>
  );
}

const score = (value: number | null) => (value === null ? "–" : String(Math.round(value * 100) / 100));

function Row({ record, scoresDatasetId }: { record: ScoredRecord; scoresDatasetId: number }) {
  const { id, datasetId, instruction, output, quality, following, judgements } = record;
  return (
    <li className="border-b border-line py-2.5">
      <p className="flex items-baseline gap-3">
        {datasetId === null ? (
          <span className="shrink-0 text-ink-3">Record {id}, removed since</span>
        ) : (
          <TextLink href={`/datasets/${datasetId}/records/${id}`} className="shrink-0">
            Record {id}
          </TextLink>
        )}
        <span className="min-w-0 truncate font-medium" title={instruction}>
          {instruction}
        </span>
        <span className="ml-auto shrink-0 text-12 text-ink-2">
          quality {score(quality)} · following {score(following)}
        </span>
      </p>
      <p className="mt-0.5 truncate text-ink-2" title={output}>
        {output}
      </p>
      <ul className="mt-1 flex flex-col text-12 text-ink-3">
        {judgements.map((judgement) => (
          <li key={judgement.recordId} className="truncate" title={judgement.explanation}>
            <TextLink href={`/datasets/${scoresDatasetId}/records/${judgement.recordId}`}>
              {judgement.rubric} {judgement.score === null ? "unparsed" : judgement.score}
            </TextLink>{" "}
            {judgement.explanation}
          </li>
        ))}
      </ul>
    </li>
  );
}
