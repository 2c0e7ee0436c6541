import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/components/ui/number-text";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import { Table, Td, Th } from "@/components/ui/table";
import type { BuildTimeline } from "@/lib/api/build-timeline";
import { lastBefore, rateSeries, sumLimits } from "./plot-series";

const head = "bg-surface";

/** Both plots as figures: the moves of the limit, and every point. */
export function PlotTableDialog({
  timeline,
  isOpen,
  onOpenChange,
}: {
  timeline: BuildTimeline;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} width="lg" title="Throughput as a table">
      {isOpen ? <Tables timeline={timeline} /> : null}
    </Dialog>
  );
}

function Tables({ timeline }: { timeline: BuildTimeline }) {
  const limits = sumLimits(timeline.servers);
  const points = rateSeries(timeline).toReversed();
  return (
    <>
      <h3 className="font-semibold">Moves of the limit</h3>
      {timeline.moves.length === 0 ? <p className="py-1 text-ink-3">The limit has not moved.</p> : null}
      {timeline.moves.length === 0 ? null : (
        <Table aria-label="Moves of the limit">
          <colgroup>
            <col className="w-[84px]" />
            <col className="w-[150px]" />
            <col className="w-[92px]" />
            <col />
          </colgroup>
          <thead>
            <tr>
              <Th className={head}>At</Th>
              <Th className={head}>Server</Th>
              <Th align="right" className={head}>
                Limit
              </Th>
              <Th className={head}>Reason</Th>
            </tr>
          </thead>
          <tbody>
            {timeline.moves.toReversed().map((move) => (
              <tr key={move.id}>
                <Td title={formatExactTime(new Date(move.at))}>{formatClock(new Date(move.at))}</Td>
                <Td title={move.serverName}>{move.serverName}</Td>
                <Td align="right">
                  {Math.floor(move.limitFrom)} → {Math.floor(move.limitTo)}
                </Td>
                <Td title={move.message}>{move.message}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <h3 className="mt-5 font-semibold">Records per second and in flight</h3>
      <Table aria-label="Points of the plot">
        <thead>
          <tr>
            <Th className={head}>From</Th>
            <Th align="right" className={head}>
              Records / s
            </Th>
            <Th align="right" className={head}>
              Tokens out / s
            </Th>
            <Th align="right" className={head}>
              Failed attempts
            </Th>
            <Th align="right" className={head}>
              In flight
            </Th>
            <Th align="right" className={head}>
              Limit
            </Th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const limit = lastBefore(limits, point.middleMs);
            return (
              <tr key={point.atMs}>
                <Td title={formatExactTime(new Date(point.atMs))}>{formatClock(new Date(point.atMs))}</Td>
                <Td align="right">{point.perSecond.toFixed(1)}</Td>
                <Td align="right">{formatCount(Math.round(point.tokensPerSecond))}</Td>
                <Td align="right">{formatCount(point.failedAttempts)}</Td>
                <Td align="right">{formatCount(limit?.inFlight)}</Td>
                <Td align="right">{limit === null ? "–" : formatCount(Math.floor(limit.limit))}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
