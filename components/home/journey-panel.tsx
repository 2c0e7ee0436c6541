"use client";
import clsx from "clsx";
import Link from "next/link";
import { AttentionMark } from "@/components/ui/signal";
import type { HomeView } from "@/lib/api/home";
import { journeyStations } from "./journey-stations";
import { RiverPicture } from "./river-picture";

/** The journey of the data with live figures: head, river, note, five times. */
export function JourneyPanel({ home }: { home: HomeView }) {
  const stations = journeyStations(home, new Date());
  return (
    <section aria-label="The journey of the data" className="relative mx-(--gutter) border-y border-line">
      {/* Hairlines through the whole height, above the ribbons. */}
      <div
        aria-hidden
        className="pointer-events-none absolute inset-0 z-10 grid grid-cols-5 divide-x divide-line"
      >
        {stations.map((station) => (
          <span key={station.title} />
        ))}
      </div>
      <div className="grid grid-cols-5">
        {stations.map((station) => (
          <Link
            key={station.title}
            href={station.href}
            className="px-3 pt-4 pb-2 transition-colors duration-(--fast) first:pl-0 hover:bg-hover focus-visible:z-20"
          >
            <h2 className="font-medium">{station.title}</h2>
            <p className="truncate text-ink-3">
              <b className="text-26 font-medium tracking-[-0.015em] text-ink">{station.figure}</b>{" "}
              {station.unit}
            </p>
            <p className="truncate text-12 text-ink-2">{station.sub}</p>
          </Link>
        ))}
      </div>
      <RiverPicture home={home} />
      <div className="grid grid-cols-5 pt-1 pb-2.5 text-12">
        {stations.map((station) => (
          <p
            key={station.title}
            className={clsx(
              "flex min-w-0 items-center gap-2 px-3 first:pl-0",
              station.wantsAttention ? "text-ink" : "text-ink-3",
            )}
          >
            {station.wantsAttention ? <AttentionMark /> : null}
            <span className="truncate" title={station.note}>
              {station.note}
            </span>
          </p>
        ))}
      </div>
    </section>
  );
}
