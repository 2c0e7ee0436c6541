"use client";

import { reasonTitle } from "@/components/marks/reason-title";
import { SectionHead } from "@/components/shell/page-head";
import { formatCount, plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { StageView } from "@/lib/api/recipes";

/** What the latest run came to, in numbers that add up, and the runs before it. */
export function StageOutcome({ stage }: { stage: StageView }) {
  const { counts, run, history, taken, datasetName } = stage;
  if (run === null) return <p className="text-ink-3">Nothing was made yet.</p>;
  const { asked, kept, dropped, failed, reasons } = counts;
  const toDo = asked === null ? null : Math.max(0, asked - kept - dropped - failed);
  return (
    <>
      <SectionHead title="What came of it" note={datasetName ?? undefined} />
      <dl className="pt-1.5">
        {taken === null ? null : <Line label="taken from before" count={taken} />}
        {asked === null || asked === taken ? null : <Line label="asked or read" count={asked} />}
        <Line label="kept" count={kept} isMain />
        {dropped === 0 ? null : <Line label="dropped" count={dropped} />}
        {reasons.slice(0, 8).map(({ reason, count }) => (
          <Line key={reason} label={reasonTitle(reason)} count={count} isPart />
        ))}
        {reasons.length > 8 ? (
          <Line
            label={`${reasons.length - 8} more reasons`}
            count={reasons.slice(8).reduce((sum, one) => sum + one.count, 0)}
            isPart
          />
        ) : null}
        {failed === 0 ? null : <Line label="failed" count={failed} />}
        {toDo === null || toDo === 0 ? null : <Line label="to do" count={toDo} />}
      </dl>
      <SectionHead title="Runs" count={history.length + 1} className="mt-4" />
      <ol className="pt-1 text-12">
        {[run, ...history].map((one, nth) => (
          <li key={one.id} className="flex h-6 items-center gap-2">
            <span className={nth === 0 ? "" : "text-ink-3"}>{runWords(one)}</span>
            <span className="text-ink-3">
              {plural(one.kept, "record")} kept, {one.startedBy}
            </span>
            <span className="ml-auto text-ink-3">
              <RelativeTime at={one.startedAt} />
            </span>
            {one.buildId !== null ? (
              <TextLink href={`/builds/${one.buildId}`}>build {one.buildId}</TextLink>
            ) : one.datasetId !== null ? (
              <TextLink href={`/datasets/${one.datasetId}`}>dataset</TextLink>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function runWords({ buildId, makingId, serverName, status }: NonNullable<StageView["run"]>): string {
  if (buildId !== null || makingId !== null) return status;
  return serverName === null ? "confirmed" : `confirmed, served by ${serverName}`;
}

function Line({
  label,
  count,
  isMain = false,
  isPart = false,
}: {
  label: string;
  count: number;
  isMain?: boolean;
  isPart?: boolean;
}) {
  return (
    <div className="flex h-6 items-center justify-between gap-3">
      <dt className={isPart ? "truncate pl-4 text-12 text-ink-3" : "text-ink-2"}>{label}</dt>
      <dd className={isMain ? "font-[550]" : isPart ? "text-12 text-ink-3" : ""}>{formatCount(count)}</dd>
    </div>
  );
}
