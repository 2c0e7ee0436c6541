"use client";
import { useEffect, useState } from "react";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** `just now`, `12 min ago`, `3 h ago`, `yesterday`, `5 days ago`, then the date. */
export function formatRelativeTime(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  if (seconds < 45) return "just now";
  if (seconds < HOUR) return `${Math.max(1, Math.round(seconds / MINUTE))} min ago`;
  if (seconds < DAY) return `${Math.round(seconds / HOUR)} h ago`;
  const days = Math.round(seconds / DAY);
  if (days === 1) return "yesterday";
  if (days < 15) return `${days} days ago`;
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** The time of day with seconds, e.g. `14:02:31`. */
export function formatClock(at: Date, hasSeconds = true): string {
  return at.toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(hasSeconds ? { second: "2-digit" } : {}),
  });
}

/** The exact moment, as it shows on hover. */
export function formatExactTime(at: Date): string {
  return at.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "medium" });
}

/** How long ago, kept up to date; the exact moment on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formatExactTime(moment)} className={className} suppressHydrationWarning>
      {formatRelativeTime(moment, now)}
    </time>
  );
}
