import type { ReactNode } from "react";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { formatClock } from "@/components/ui/relative-time";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { itemsDone, shareDone, shareKept } from "./build-figures";
import { CeilingPopover } from "./ceiling-popover";
import { durationParts, durationWords, type FigureParts } from "./duration-parts";

/** The figures that lead, each with the one that qualifies it. */
export function StatRow({ build, now }: { build: BuildView; now: Date }) {
  const { counts } = build;
  const records = counts.kept + counts.dropped;
  const isMoving = build.status === "running" || build.status === "pausing";
  return (
    <dl className="mx-(--gutter) mt-3.5 grid grid-cols-[.82fr_.8fr_1.3fr_1.22fr_.78fr_1.05fr_.95fr] border-y border-line">
      <Stat label="Done" figure={<Figure parts={percentParts(shareDone(counts))} />}>
        {formatCount(itemsDone(counts))} of {formatCount(counts.total)}
      </Stat>
      <Stat
        label="Rate"
        figure={<Figure parts={[[isMoving ? build.ratePerSecond.toFixed(1) : "–", isMoving ? "/ s" : ""]]} />}
      >
        {build.averageRatePerSecond.toFixed(1)} on average
      </Stat>
      <TimeStat build={build} now={now} />
      <FlightStat build={build} />
      <Stat label="Tokens in" figure={<Figure parts={bigParts(build.tokensIn)} />}>
        {build.tokensIn === 0
          ? "none so far"
          : `${formatPercent(build.cachedTokens / build.tokensIn)} cached`}
      </Stat>
      <Stat label="Tokens out" figure={<Figure parts={bigParts(build.tokensOut)} />}>
        {records === 0
          ? "none so far"
          : `${isMoving ? `${formatCount(Math.round(build.tokensOutPerSecond))} / s, ` : ""}${formatCount(Math.round(build.tokensOut / records))} a record`}
      </Stat>
      <Stat label="Kept" figure={<Figure parts={percentParts(shareKept(counts))} />}>
        of {formatCount(records)} answered
      </Stat>
    </dl>
  );
}

function TimeStat({ build, now }: { build: BuildView; now: Date }) {
  const ran = build.startedAt === null ? "not started" : `ran ${durationWords(build.ranMs)}`;
  if (isOver(build.status)) {
    return (
      <Stat
        label="Took"
        figure={<Figure parts={durationParts(build.startedAt === null ? null : build.ranMs)} />}
      >
        {build.finishedAt === null ? "" : `ended at ${formatClock(new Date(build.finishedAt), false)}`}
      </Stat>
    );
  }
  const isStanding = build.status === "paused" || build.status === "pausing";
  const left = isStanding || build.secondsLeft === null ? null : build.secondsLeft * 1000;
  return (
    <Stat label="Time left" figure={<Figure parts={durationParts(left)} />}>
      {isStanding ? build.status : build.startedAt === null ? "" : endsAbout(build.secondsLeft, now)}
      {isStanding || build.startedAt !== null ? ", " : ""}
      {ran}
    </Stat>
  );
}

/** What is in flight against the limit, and the ceiling, which a person may move. */
function FlightStat({ build }: { build: BuildView }) {
  const serving = build.servers.filter((server) => !server.isDraining && !server.isRemoved);
  const sum = (pick: (server: BuildView["servers"][number]) => number | null) =>
    serving.some((server) => pick(server) !== null)
      ? serving.reduce((total, server) => total + (pick(server) ?? 0), 0)
      : null;
  const limit = sum((server) => server.limitNow);
  const ceiling = sum((server) => server.ceiling);
  const others = serving.reduce((total, server) => total + server.inFlight - server.inFlightOfBuild, 0);
  return (
    <Stat
      label="In flight"
      figure={
        <Figure
          parts={[
            [formatCount(build.inFlight), limit === null ? "" : `of ${formatCount(Math.floor(limit))}`],
          ]}
        />
      }
    >
      <CeilingPopover build={build}>{`ceiling ${formatCount(ceiling)}`}</CeilingPopover>
      {others > 0 ? `, ${formatCount(others)} of others` : ", one slot for preview"}
    </Stat>
  );
}

function Stat({ label, figure, children }: { label: string; figure: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 border-l border-line py-[11px] pr-1 pl-4 first:border-0 first:pl-0">
      <dt className="text-11 font-medium text-ink-3">{label}</dt>
      <dd>
        <span className="mt-px block text-26 font-medium tracking-[-0.022em] whitespace-nowrap">
          {figure}
        </span>
        <span className="block truncate text-12 text-ink-3">{children}</span>
      </dd>
    </div>
  );
}

/** Figures with small units: `2 h 01 min`. */
function Figure({ parts }: { parts: FigureParts }) {
  return parts.map(([figure, unit], index) => (
    <span key={unit} className={index > 0 ? "ml-1.5" : undefined}>
      {figure}
      {unit === "" ? null : (
        <small className="ml-[3px] text-13 font-normal tracking-normal text-ink-3">{unit}</small>
      )}
    </span>
  ));
}

function percentParts(share: number | null): FigureParts {
  return [[share === null ? "–" : (share * 100).toFixed(1), share === null ? "" : "%"]];
}

function bigParts(count: number): FigureParts {
  if (count < 10_000) return [[formatCount(count), ""]];
  if (count < 1_000_000) return [[(count / 1000).toFixed(1), "K"]];
  if (count < 1_000_000_000) return [[(count / 1_000_000).toFixed(1), "M"]];
  return [[(count / 1_000_000_000).toFixed(2), "G"]];
}

function endsAbout(secondsLeft: number | null, now: Date): string {
  if (secondsLeft === null) return "stands still";
  const end = new Date(now.getTime() + secondsLeft * 1000);
  const day =
    end.toDateString() === now.toDateString()
      ? ""
      : `${end.toLocaleDateString("en-GB", { weekday: "short" })} `;
  return `ends about ${day}${formatClock(end, secondsLeft < 600)}`;
}
