"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw, Square } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "@/components/generation/copy-button";
import { ExactText } from "@/components/generation/exact-text";
import { ServerField } from "@/components/generation/server-field";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { getRecordRequest, type RecordRequestView } from "@/lib/api/reproduce";
import { curlCommand } from "@/lib/generation/curl";
import type { RecordView } from "./record-view";
import { SecondRunText } from "./second-run-text";
import { ThenNow } from "./then-now";
import { useSecondRun } from "./use-second-run";

/** What was sent for a record, and a second run of it beside the first. */
export function ReproducePanel({ record }: { record: RecordView }) {
  const { data, error, refetch } = useQuery(endpointQuery(getRecordRequest, { params: { id: record.id } }));
  if (data !== undefined) return <Reproduction key={record.id} record={record} sent={data} />;
  return error === null ? (
    <SkeletonRows rows={10} rowHeight={32} />
  ) : (
    <ErrorState
      title="What was sent could not be put together."
      error={error}
      onRetry={() => void refetch()}
    />
  );
}

function Reproduction({ record, sent }: { record: RecordView; sent: RecordRequestView }) {
  const { run, isRunning, start, stop } = useSecondRun(record.id);
  const [serverId, setServerId] = useState<number | null>(sent.serverNow?.id ?? null);
  return (
    <>
      <div className="mb-4 flex items-end gap-2.5">
        <div className="w-56">
          <ServerField serverId={serverId} onServer={setServerId} isSmall />
        </div>
        {isRunning ? (
          <Button size="sm" icon={<Square />} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            size="sm"
            variant="primary"
            icon={<RotateCw />}
            disabledReason={
              serverId === null ? "The server that answered then was removed; choose another one." : null
            }
            onClick={() => void start(serverId)}
          >
            Run again
          </Button>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,380px)] gap-8">
        <section aria-label="Second run">
          <SecondRunText first={record.rawText} run={run} />
        </section>
        <ThenNow record={record} sent={sent} run={run} />
      </div>
      <SentBody sent={sent} />
    </>
  );
}

function SentBody({ sent: { body, server, serverNow, preset } }: { sent: RecordRequestView }) {
  const bytes = new TextEncoder().encode(body).length;
  const curl = curlCommand(
    { baseUrl: serverNow?.baseUrl ?? server.baseUrl, hasKey: serverNow?.hasKey ?? false },
    JSON.parse(body),
  );
  return (
    <section aria-label="What was sent" className="mt-6">
      <div className="mb-2 flex items-center gap-2">
        <h2 className="text-11 font-medium text-ink-3">Body as it was posted</h2>
        <span className="text-11 text-ink-3">
          {formatCount(bytes)} bytes to {server.baseUrl}/completions · filtered by {preset.name} version{" "}
          {preset.version}
        </span>
        <span className="ml-auto flex gap-2">
          <CopyButton text={body}>Copy body</CopyButton>
          <CopyButton text={curl}>Copy as curl</CopyButton>
        </span>
      </div>
      <ExactText text={body} label="Body" className="max-h-[46vh]" />
    </section>
  );
}
