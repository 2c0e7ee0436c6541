"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDatasetMaking, startDatasetMaking } from "@/lib/api/dataset-makings";
import { listDatasets } from "@/lib/api/datasets";
import type { ScoreMatrix } from "@/lib/api/scores";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import type { Thresholds } from "@/lib/datasets/scores";

const POLL_MS = 500;

type Selection = { matrix: ScoreMatrix; thresholds: Thresholds; kept: number };

/** Makes a dataset of the records above the thresholds; the button becomes the way to it. */
export function KeepSelection({ matrix, thresholds, kept }: Selection) {
  const [isOpen, setIsOpen] = useState(false);
  const [making, setMaking] = useState<{ id: number; of: string } | null>(null);
  const { data } = useQuery({
    ...endpointQuery(getDatasetMaking, { params: { id: making?.id ?? 0 } }),
    enabled: making !== null,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isMakingUnderWay(state.data.status) ? false : POLL_MS,
  });
  const isThis = making?.of === JSON.stringify(thresholds);
  if (isThis && data?.status === "done" && data.datasetId !== null) {
    return (
      <LinkButton variant="primary" href={`/datasets/${data.datasetId}`}>
        Open the {formatCount(data.sums.kept)} kept
      </LinkButton>
    );
  }
  const isUnderWay = isThis && (data === undefined || isMakingUnderWay(data.status));
  const why = data?.status === "failed" && isThis ? data.failureReason : null;
  return (
    <>
      {why === null ? null : (
        <span role="alert" className="max-w-80 truncate text-12 text-bad" title={why}>
          {why}
        </span>
      )}
      <Button
        variant="primary"
        disabledReason={blockedBy({ matrix, kept }, isUnderWay)}
        onClick={() => setIsOpen(true)}
      >
        {isUnderWay ? "Keeping…" : `Keep these ${formatCount(kept)}…`}
      </Button>
      {isOpen ? (
        <KeepDialog
          selection={{ matrix, thresholds, kept }}
          onClose={() => setIsOpen(false)}
          onStarted={(id) => setMaking({ id, of: JSON.stringify(thresholds) })}
        />
      ) : null}
    </>
  );
}

function blockedBy({ matrix, kept }: Omit<Selection, "thresholds">, isUnderWay: boolean): string | null {
  if (isUnderWay) return "The dataset is being made.";
  if (matrix.source === null) return "The records that were judged are not known any more.";
  return kept === 0 ? "No record is above the thresholds; move one down." : null;
}

function KeepDialog({
  selection: { matrix, thresholds, kept },
  onClose,
  onStarted,
}: {
  selection: Selection;
  onClose: () => void;
  onStarted: (makingId: number) => void;
}) {
  const client = useQueryClient();
  const [name, setName] = useState(
    `${matrix.source?.name ?? matrix.name} with ${above(thresholds)}`.slice(0, 120),
  );
  const start = useMutation({
    mutationFn: () =>
      callEndpoint(startDatasetMaking, {
        body: {
          name,
          wish: {
            kind: "select",
            datasetId: matrix.source?.datasetId ?? 0,
            scoresDatasetId: matrix.datasetId,
            ...thresholds,
          },
        },
      }),
    onSuccess: ({ id }) => {
      void refreshEndpoints(client, listDatasets);
      onStarted(id);
      onClose();
    },
    onError: (error) => tellFailure("The dataset could not be made.", error),
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      title="Keep these"
      description={`A dataset of its own with the ${plural(kept, "record")} with ${above(thresholds)}. The judged records stay as they are.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabledReason={start.isPending ? "It is being started." : null}
            onClick={() => start.mutate()}
          >
            Make dataset
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} />
    </Dialog>
  );
}

function above({ quality, following }: Thresholds): string {
  return [
    quality === null ? null : `quality above ${quality}`,
    following === null ? null : `following above ${following}`,
  ]
    .filter((part) => part !== null)
    .join(" and ");
}
