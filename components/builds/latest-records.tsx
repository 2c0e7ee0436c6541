"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Fingerprint, fingerprintWidth } from "@/components/marks/fingerprint";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { formatClock } from "@/components/ui/relative-time";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";

/** As many as the build's view holds. */
const ROWS = 12;
const ROW_HEIGHT = 25;

/** Records as they land. The list holds still while a pointer or the keyboard is on it. */
export function LatestRecords({ build, principleCount }: { build: BuildView; principleCount: number }) {
  const router = useRouter();
  const [held, setHeld] = useState<BuildView["latest"] | null>(null);
  const isEnded = isOver(build.status);
  const records = held ?? build.latest;
  return (
    <section
      aria-label="Latest records"
      className="border-t border-line pt-2.5"
      onMouseEnter={() => setHeld(build.latest)}
      onMouseLeave={() => setHeld(null)}
      onFocus={() => setHeld((now) => now ?? build.latest)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setHeld(null)}
    >
      <header className="flex items-baseline gap-2 pb-1">
        <h2 className="font-semibold">{isEnded ? "The last to land" : "As they land"}</h2>
        <span className="ml-auto text-12 text-ink-3">
          {isEnded ? "" : held === null ? "held while you point at it" : "held"}
        </span>
      </header>
      {/* Room for all of them from the start, so that nothing below moves when the first ones land. */}
      <ol style={{ minHeight: isEnded ? undefined : ROWS * ROW_HEIGHT }}>
        {records.length === 0 ? <li className="py-2 text-ink-3">No record has landed yet.</li> : null}
        {records.map((record) => (
          // The link inside is the keyboard's way; the row is only a larger target for the mouse.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
          <li
            key={record.id}
            onClick={() => router.push(recordHref(build, record.id))}
            className="grid h-[25px] cursor-pointer items-center gap-3 rounded-chip transition-opacity duration-(--slow) hover:bg-hover starting:opacity-0"
            style={{
              gridTemplateColumns: `64px minmax(0,1fr) ${principleCount === 0 ? "" : `${fingerprintWidth(principleCount)}px`} 150px 48px 52px`,
            }}
          >
            <time dateTime={record.createdAt} className="text-12 text-ink-3">
              {formatClock(new Date(record.createdAt))}
            </time>
            <Link
              href={recordHref(build, record.id)}
              // Hundreds land in a second and few are opened.
              prefetch={false}
              className="truncate"
              title={record.instruction}
              onClick={(event) => event.stopPropagation()}
            >
              {record.instruction}
            </Link>
            {principleCount === 0 ? null : <Fingerprint cited={record.cited} count={principleCount} />}
            <VerdictMark verdict={record.verdict} reason={record.reason} />
            <span className="text-right" title="characters of reply">
              {formatCount(record.replyLength)}
            </span>
            <span className="text-right text-ink-3">{formatDuration(record.totalMs)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function recordHref({ id, datasetId }: BuildView, recordId: number): string {
  return `/datasets/${datasetId}/records/${recordId}?build=${id}`;
}
