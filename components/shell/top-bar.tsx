"use client";
import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Avatar } from "@/components/ui/avatar";
import { Kbd, printedKey } from "@/components/ui/kbd";
import { BarLink, JourneyNav } from "./journey-nav";
import { RunningBuild } from "./running-build";
import { SpectrumMark } from "./spectrum-mark";
import { isAtStation, serversStation } from "./stations";
import { ThemeMenu } from "./theme-menu";
import { useIsApple } from "./use-is-apple";

export function TopBar({ onFind }: { onFind: () => void }) {
  const pathname = usePathname();
  const isApple = useIsApple();
  return (
    <header className="flex h-(--bar) items-center border-b border-line px-(--gutter)">
      <Link
        href="/"
        className="prose-text mr-5 flex items-center gap-2.5 min-[1400px]:mr-7 font-semibold tracking-[-0.01em] whitespace-nowrap"
      >
        <SpectrumMark />
        Self-Align Studio
      </Link>
      <JourneyNav />
      <div className="ml-auto flex items-center gap-4 self-stretch pl-4">
        <RunningBuild />
        <BarLink
          href={serversStation.href}
          label={serversStation.label}
          isCurrent={isAtStation(pathname, serversStation.href)}
        />
        <span aria-hidden className="h-3.5 w-px bg-line-2" />
        <button
          type="button"
          onClick={onFind}
          aria-keyshortcuts="Meta+K Control+K"
          className="flex h-7 items-center gap-1.5 rounded-chip text-ink-2 hover:text-ink"
        >
          <Search aria-hidden className="size-3.5" />
          Find
          <span className="hidden min-[1400px]:inline">
            <Kbd>{printedKey("mod+k", isApple)}</Kbd>
          </span>
        </button>
        <div className="flex items-center gap-1.5">
          <ThemeMenu />
          <Avatar name="owner" />
        </div>
      </div>
    </header>
  );
}
