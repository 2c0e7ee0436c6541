import { formatBytes, formatCount, plural } from "@/components/ui/number-text";
import { formatExactTime } from "@/components/ui/relative-time";
import { DISK_FACTOR, type ProbeReport } from "@/lib/builds/probe-report";
import { durationWords } from "./duration-parts";
import { FigureLine } from "./figure-line";
import { bigCount } from "./plan-tokens";

/** What an item took, and what the whole build takes if it goes on like that. */
export function ProbeProjection({ report: { perItem, projection, pieces } }: { report: ProbeReport }) {
  if (projection === null) return null;
  const { promptTokens, completionTokens, cachedTokens, bytes } = perItem;
  const whole = (figure: number | null) => formatCount(figure === null ? null : Math.round(figure));
  const ms = projection.seconds * 1000;
  const end = new Date(Date.now() + ms);
  return (
    <>
      <dl className="mt-2 border-t border-line">
        <FigureLine
          label={pieces === null ? "An item read" : "A request read"}
          note={cachedTokens === null ? "cached: not said" : `${whole(cachedTokens)} of it cached`}
        >
          {promptTokens === null ? "not said" : `${whole(promptTokens)} tokens`}
        </FigureLine>
        <FigureLine label="and wrote">
          {completionTokens === null ? "not said" : `${whole(completionTokens)} tokens`}
        </FigureLine>
        <FigureLine
          label="The whole takes"
          note={`${rateWords(projection.ratePerSecond)}, ${formatCount(projection.inFlight)} at once`}
        >
          about {durationWords(ms)}
        </FigureLine>
        <FigureLine label="Started now, it ends">
          <time dateTime={end.toISOString()} title={formatExactTime(end)}>
            {endWords(end)}
          </time>
        </FigureLine>
        <FigureLine
          label="It keeps"
          note={`of ${plural(projection.generations, pieces === null ? "generation" : "request")}`}
        >
          about {bigCount(projection.kept)}
        </FigureLine>
        <FigureLine
          label="On disk"
          note={`${formatBytes(Math.round(bytes ?? 0))} ${pieces === null ? "a record" : "a request"}`}
        >
          about {formatBytes(Math.round(projection.bytes))}
        </FigureLine>
      </dl>
      <p className="mt-1 text-12 text-ink-3">
        Time: as long as an answer took, with as many at once. Disk: the bytes of a record’s texts ×{" "}
        {DISK_FACTOR} for indexes and free space.
      </p>
    </>
  );
}

/** `12 / s`, or per minute where a second is too short. */
function rateWords(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} / s` : `${(perSecond * 60).toFixed(1)} / min`;
}

/** `today 23:40`, `Mon 23 Nov 04:10`. */
function endWords(end: Date): string {
  const time = end.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (end.toDateString() === new Date().toDateString()) return `today ${time}`;
  return `${end.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })} ${time}`;
}
