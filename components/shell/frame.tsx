"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { AttentionTitle } from "./attention-title";
import { BuildNotifier } from "./build-notifier";
import { CommandPalette } from "./command-palette";
import { EVERYWHERE } from "./shortcut-registry";
import { ShortcutSheet } from "./shortcut-sheet";
import { journey, serversStation } from "./stations";
import { StatusLine } from "./status-line";
import { StatusSlotContext } from "./status-slot";
import { TopBar } from "./top-bar";
import { useShortcuts } from "./use-shortcuts";

const pinnedStations = new Set<string>(["g c", "g b", "g d"]);

/** Bar, page, status line: what stays while the pages change. */
export function Frame({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [overlay, setOverlay] = useState<"palette" | "keys" | null>(null);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const open = (which: "palette" | "keys") => (isOpen: boolean) => setOverlay(isOpen ? which : null);
  useShortcuts(EVERYWHERE, [
    ...[...journey, serversStation].map((station) => ({
      keys: station.keys,
      label: station.label.toLowerCase(),
      isPinned: pinnedStations.has(station.keys),
      run: () => router.push(station.href),
    })),
    { keys: "n", label: "new build", isPinned: true, run: () => router.push("/builds/new") },
    { keys: "mod+k", label: "find", worksWhileTyping: true, run: () => setOverlay("palette") },
    { keys: "?", label: "all keys", run: () => setOverlay("keys") },
  ]);
  return (
    <StatusSlotContext value={slot}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-field focus:bg-surface focus:px-3 focus:py-1 focus:shadow-pop"
      >
        To the content
      </a>
      <div className="grid h-screen grid-cols-[minmax(0,1fr)] grid-rows-[var(--bar)_minmax(0,1fr)_var(--foot)]">
        <TopBar onFind={() => setOverlay("palette")} />
        <main id="content" tabIndex={-1} className="min-h-0 overflow-auto focus-visible:shadow-none">
          {children}
        </main>
        <StatusLine slotRef={setSlot} onShowKeys={() => setOverlay("keys")} />
      </div>
      <AttentionTitle />
      <BuildNotifier />
      <CommandPalette isOpen={overlay === "palette"} onOpenChange={open("palette")} />
      <ShortcutSheet isOpen={overlay === "keys"} onOpenChange={open("keys")} />
    </StatusSlotContext>
  );
}
