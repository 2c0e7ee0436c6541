import Link from "next/link";
import { SectionHead } from "@/components/shell/page-head";
import { Avatar } from "@/components/ui/avatar";
import { formatClock, formatExactTime } from "@/components/ui/relative-time";
import type { HomeView } from "@/lib/api/home";

const SHOWN = 9;

export function Lately({ events }: { events: HomeView["lately"] }) {
  return (
    <section>
      <SectionHead title="Lately" />
      {events.length === 0 ? <p className="py-3 text-ink-2">Nothing has happened yet.</p> : null}
      <ol className="pt-1.5">
        {events.slice(0, SHOWN).map((event) => (
          <li key={event.id} className="flex h-[26px] items-center gap-2.5">
            <time
              dateTime={event.at}
              title={formatExactTime(new Date(event.at))}
              className="w-12 shrink-0 text-12 text-ink-3"
            >
              {formatWhen(new Date(event.at), new Date())}
            </time>
            <Avatar
              size="sm"
              name={event.actor}
              isMachine={/^(worker|build|studio|system)/.test(event.actor)}
            />
            {event.href === null ? (
              <span className="prose-text truncate" title={event.message}>
                {event.message}
              </span>
            ) : (
              <Link href={event.href} title={event.message} className="prose-text truncate hover:underline">
                {event.message}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The time of day today, else the day. */
function formatWhen(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString()
    ? formatClock(at, false)
    : at.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
