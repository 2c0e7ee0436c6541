import { Avatar } from "@/components/ui/avatar";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import type { BuildView } from "@/lib/api/builds";

/** What happened to the build, told in words. */
export function BuildEvents({ events }: { events: BuildView["events"] }) {
  return (
    <section aria-label="Events" className="border-t border-line pt-2.5">
      <h2 className="font-semibold">Events</h2>
      {events.length === 0 ? <p className="py-1.5 text-ink-3">Nothing has happened yet.</p> : null}
      <ol className="mt-1">
        {events.map((event) => (
          <li
            key={event.id}
            className="grid min-h-[27px] grid-cols-[64px_20px_minmax(0,1fr)] items-center gap-2"
          >
            <time
              dateTime={event.at}
              title={formatExactTime(new Date(event.at))}
              className="text-12 text-ink-3"
            >
              {formatClock(new Date(event.at))}
            </time>
            <Avatar name={event.actor} size="sm" isMachine={event.actor === "worker"} />
            <span className="truncate text-ink-2" title={event.message}>
              {event.message}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
