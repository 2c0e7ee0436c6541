"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CopyButton } from "@/components/generation/copy-button";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { ErrorState } from "@/components/ui/error-state";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { SoughtText } from "@/lib/datasets/text-hits";
import { PeekBody } from "./peek-body";
import { recordQuery } from "./queries";
import { recordJson } from "./record-json";
import type { RecordView } from "./record-view";

/** The current record beside the list; it follows `j` and `k`. */
export function Peek({
  recordId,
  filters,
  sought,
  position,
  principleCount,
  href,
  onClose,
}: {
  recordId: number;
  filters: string;
  sought: SoughtText;
  /** E.g. "2 of 1,264". */
  position: string;
  principleCount: number;
  href: string;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery({
    ...recordQuery(recordId, filters),
    placeholderData: keepPreviousData,
  });
  return (
    <SidePanel
      label={`Record ${recordId}`}
      title={
        <>
          Record {formatCount(recordId)}{" "}
          <span className="ml-1.5 text-12 font-normal text-ink-3">{position}</span>
        </>
      }
      aside={
        <>
          <span className="flex gap-1 max-[1699px]:hidden">
            <Kbd tone="faint">k</Kbd>
            <Kbd tone="faint">j</Kbd>
          </span>
          <LinkButton href={href} size="sm" variant="quiet" kbd="↵">
            Open
          </LinkButton>
        </>
      }
      onClose={onClose}
      footer={
        data === undefined ? undefined : (
          <PrincipleHues principles={data.constitution?.principles}>
            <Foot record={data} principleCount={principleCount} />
          </PrincipleHues>
        )
      }
      className="bg-surface"
    >
      {error !== null && data?.id !== recordId ? (
        <ErrorState title="The record could not be read." error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={8} />
      ) : (
        <PeekBody record={data} sought={sought} />
      )}
    </SidePanel>
  );
}

function Foot({ record, principleCount }: { record: RecordView; principleCount: number }) {
  const names = new Map((record.constitution?.principles ?? []).map((p) => [p.number, p.name]));
  return (
    <div className="min-w-0 flex-1">
      {record.constitution === null ? null : (
        <FingerprintStrip cited={record.cited} count={principleCount} nameOf={(n) => names.get(n)} />
      )}
      <p className="mt-2 flex items-center gap-3 text-12 text-ink-3">
        <span>
          {formatCount(record.promptTokens)} in, {formatCount(record.completionTokens)} out
        </span>
        <span>{formatDuration(record.totalMs)}</span>
        <span className="ml-auto" />
        <CopyButton text={recordJson(record)} variant="quiet">
          Copy as JSON
        </CopyButton>
      </p>
    </div>
  );
}
