"use client";
import { useMemo, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { formatCount } from "@/components/ui/number-text";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import type { BuildView } from "@/lib/api/builds";
import { type EventKind, eventKinds, eventLines } from "./event-list";
import { useTimeline } from "./queries";

const words: Record<EventKind, string> = { all: "All", build: "Build", limit: "Limit", server: "Server" };

/** What happened to the build and to its servers, told in words in the order of time. */
export function BuildEvents({ build }: { build: BuildView }) {
  const { data } = useTimeline(build, "all");
  const [kind, setKind] = useState<EventKind>("all");
  const lines = useMemo(
    () => eventLines(build.events, data?.moves ?? [], build.servers.length > 1),
    [build.events, data?.moves, build.servers.length],
  );
  const shown = kind === "all" ? lines : lines.filter((line) => line.kind === kind);
  return (
    <section aria-label="Events" className="border-t border-line pt-2.5">
      <header className="flex h-6 items-center gap-2">
        <h2 className="font-semibold">Events</h2>
        <span className="ml-auto" />
        <Segmented
          label="Events shown"
          size="sm"
          value={kind}
          onChange={setKind}
          options={eventKinds.map((value) => ({
            value,
            label: words[value],
            count: formatCount(
              value === "all" ? lines.length : lines.filter((line) => line.kind === value).length,
            ),
          }))}
        />
      </header>
      {shown.length === 0 ? (
        <p className="py-1.5 text-ink-3">
          {lines.length === 0 ? "Nothing has happened yet." : "No event of this kind."}
        </p>
      ) : null}
      <ol className="mt-1">
        {shown.map((line) => (
          <li
            key={line.key}
            className="grid min-h-[27px] grid-cols-[64px_20px_minmax(0,1fr)] items-center gap-2"
          >
            <time
              dateTime={line.at}
              title={formatExactTime(new Date(line.at))}
              className="text-12 text-ink-3"
            >
              {formatClock(new Date(line.at))}
            </time>
            <Avatar name={line.actor} size="sm" isMachine={line.actor === "worker"} />
            <span className="truncate text-ink-2" title={line.message}>
              {line.message}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
