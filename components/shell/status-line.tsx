"use client";
import { KeySequence } from "@/components/ui/kbd";
import { EVERYWHERE } from "./shortcut-registry";
import { StudioState } from "./studio-state";
import { useShortcutLayers } from "./use-shortcuts";

const KEYS_SHOWN = 6;

/** What the studio is doing, and the keys that matter here. */
export function StatusLine({
  slotRef,
  onShowKeys,
}: {
  slotRef: (slot: HTMLElement | null) => void;
  onShowKeys: () => void;
}) {
  const layers = useShortcutLayers();
  const pinned = layers.flatMap((layer) => layer.shortcuts.filter((shortcut) => shortcut.isPinned));
  const fromPage = layers.some(
    (layer) => layer.group !== EVERYWHERE && layer.shortcuts.some((s) => s.isPinned),
  );
  const shown = pinned.slice(0, fromPage ? KEYS_SHOWN - 1 : KEYS_SHOWN);
  return (
    <footer className="flex h-(--foot) items-center gap-5 border-t border-line px-(--gutter) text-12 whitespace-nowrap text-ink-3">
      <div className="flex min-w-0 items-center gap-5">
        {/* A page's own note stands here; the studio's state gives way to it. */}
        <div ref={slotRef} className="peer flex min-w-0 items-center gap-3 empty:hidden" />
        <div className="hidden min-w-0 peer-empty:flex">
          <StudioState />
        </div>
      </div>
      <div className="ml-auto flex items-center gap-4">
        {shown.map((shortcut) => (
          <span key={shortcut.keys} className="flex items-center gap-1.5">
            <KeySequence keys={shortcut.printed ?? shortcut.keys} tone="faint" />
            {shortcut.label}
          </span>
        ))}
        <button type="button" onClick={onShowKeys} className="flex items-center gap-1.5 hover:text-ink">
          <KeySequence keys="?" tone="faint" />
          all keys
        </button>
      </div>
    </footer>
  );
}
