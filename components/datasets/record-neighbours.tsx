"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { listDatasets } from "@/lib/api/datasets";
import type { Neighbour, Neighbours } from "@/lib/datasets/neighbours";
import { sharedWords } from "@/lib/novelty/shared-words";
import { useNeighbours } from "./record-queries";
import type { RecordView } from "./record-view";

/** Above this the references drop a prompt as nearly the same. */
const NEAR = 0.7;

/** The records whose requests are nearest to this one's, in its own dataset or in another. */
export function RecordNeighbours({ record }: { record: RecordView }) {
  const [chosen, setChosen] = useQueryState("near", parseAsInteger);
  const datasetId = chosen ?? record.datasetId;
  const { data, error, refetch } = useNeighbours(record.id, datasetId);
  const { data: known } = useQuery(endpointQuery(listDatasets));
  const options = (known?.datasets ?? [{ id: record.datasetId, name: record.datasetName }]).map(
    ({ id, name }) => ({ value: String(id), label: id === record.datasetId ? `${name} (this one)` : name }),
  );
  return (
    <section aria-label="Neighbours">
      <div className="mb-3 flex items-end gap-4">
        <SelectField
          label="Look in"
          isSmall
          className="w-64"
          value={String(datasetId)}
          options={options}
          onChange={(value) => void setChosen(Number(value) === record.datasetId ? null : Number(value))}
        />
        <p role="status" className="pb-1 text-12 text-ink-3">
          {data === undefined ? "" : howLooked(data)}
        </p>
      </div>
      <MarkedAs record={record} duplicateOf={data?.duplicateOf ?? null} />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={8} rowHeight={44} />
        ) : (
          <ErrorState
            title="The neighbours could not be found."
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : data.neighbours.length === 0 ? (
        <EmptyState>No other request there shares a word with this one.</EmptyState>
      ) : (
        <ol aria-label="Nearest requests" className="max-w-[92ch]">
          {data.neighbours.map((one) => (
            <li key={one.id} className="flex gap-4 border-b border-line py-2 last:border-b-0">
              <span className="w-10 shrink-0 text-right tabular-nums" title="ROUGE-L F1 of the two requests">
                <b className={one.score > NEAR ? "font-semibold" : "font-normal text-ink-2"}>
                  {one.score.toFixed(2)}
                </b>
              </span>
              <NeighbourLine neighbour={one} asked={requestOf(record)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function howLooked({ lookedAt, compared, isWhole, ceiling }: Neighbours): string {
  const looked = isWhole
    ? `All ${formatCount(lookedAt)} records looked at by their words`
    : `${formatCount(lookedAt)} records looked at so far, more are being read`;
  const certain =
    ceiling === null
      ? "no other can be nearer"
      : `another one may be missed, none above ${(Math.ceil(ceiling * 100) / 100).toFixed(2)}`;
  return `${looked}, ${formatCount(compared)} compared by ROUGE-L; ${certain}.`;
}

/** What its filter or a person found it to be nearly the same as. */
function MarkedAs({ record, duplicateOf }: { record: RecordView; duplicateOf: Neighbours["duplicateOf"] }) {
  const { nearestScore } = record.read;
  if (duplicateOf === null && nearestScore === null) return null;
  return (
    <div className="mb-3 rounded-field bg-sunken px-3 py-2 text-12 text-ink-2">
      {nearestScore === null ? null : (
        <p>
          When it was made, the nearest of what was there before had ROUGE-L {nearestScore.toFixed(2)}
          {record.reason === "near_duplicate" ? ", so it was dropped as a near-duplicate" : ""}.
        </p>
      )}
      {duplicateOf === null ? null : (
        <p>
          It is marked as nearly the same as{" "}
          {duplicateOf.record === null ? (
            `record ${formatCount(duplicateOf.id)}, which was removed since`
          ) : (
            <>
              <TextLink href={hrefOf(duplicateOf.record)}>record {formatCount(duplicateOf.id)}</TextLink>:{" "}
              {duplicateOf.record.instruction}
            </>
          )}
        </p>
      )}
    </div>
  );
}

function NeighbourLine({ neighbour, asked }: { neighbour: Neighbour; asked: string }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="flex items-baseline gap-2 text-12">
        <TextLink href={hrefOf(neighbour)}>Record {formatCount(neighbour.id)}</TextLink>
        <span className="ml-auto">
          <VerdictMark verdict={neighbour.verdict} reason={neighbour.reason} />
        </span>
      </p>
      <p className="prose-text line-clamp-4 text-ink-2 wrap-anywhere whitespace-pre-wrap">
        {sharedWords(asked, requestOf(neighbour)).b.map((piece) =>
          piece.isShared ? (
            <b
              key={piece.start}
              className="font-[550] text-ink underline decoration-mark-low decoration-[1.5px] underline-offset-3"
            >
              {piece.text}
            </b>
          ) : (
            <span key={piece.start}>{piece.text}</span>
          ),
        )}
      </p>
    </div>
  );
}

/** As much of a request as is laid beside another: two long ones would hold up the page. */
const LAID_BESIDE = 4_000;

const requestOf = ({ instruction, input }: { instruction: string; input: string }) =>
  (input === "" ? instruction : `${instruction}\n${input}`).slice(0, LAID_BESIDE);

const hrefOf = ({ id, datasetId }: { id: number; datasetId: number }) =>
  `/datasets/${datasetId}/records/${id}?view=neighbours`;
