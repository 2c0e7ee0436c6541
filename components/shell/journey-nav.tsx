"use client";
import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { isAtStation, journey } from "./stations";

export function JourneyNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Stations" className="flex items-center self-stretch">
      {journey.map((station, index) => (
        <span key={station.href} className="flex items-center self-stretch">
          {index === 0 ? null : (
            <span
              aria-hidden
              className={clsx(
                "h-px",
                index === 1 ? "mx-3 w-0" : "mx-[7px] w-0 bg-line-2 min-[1400px]:mx-2 min-[1400px]:w-3.5",
              )}
            />
          )}
          <BarLink
            href={station.href}
            label={station.label}
            isCurrent={isAtStation(pathname, station.href)}
          />
        </span>
      ))}
    </nav>
  );
}

/** A link in the bar; the current one carries a line. */
export function BarLink({ href, label, isCurrent }: { href: string; label: string; isCurrent: boolean }) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "relative flex items-center self-stretch whitespace-nowrap transition-colors duration-(--fast)",
        "after:absolute after:inset-x-0 after:-bottom-px after:h-0.5",
        isCurrent ? "font-[550] text-ink after:bg-ink" : "text-ink-2 hover:text-ink",
      )}
    >
      {label}
    </Link>
  );
}
