"use client";
import { useSyncExternalStore } from "react";

const SETTING = "studio.notifications";
const SEEN = "studio.notifications.seen";

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void) {
  listeners.add(listener);
  // Another tab of this browser may have switched them.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** `off`, or what the browser says about this page where a person switched them on. */
function state(): "off" | "on" | "refused" | "impossible" {
  if (!("Notification" in window) || !window.isSecureContext) return "impossible";
  if (Notification.permission === "denied") return "refused";
  return localStorage.getItem(SETTING) === "on" && Notification.permission === "granted" ? "on" : "off";
}

/** Whether this browser tells what happens to builds; asked for by a click and kept in the browser. */
export function useBrowserNotifications() {
  const now = useSyncExternalStore(subscribe, state, () => "off" as const);
  return {
    isOn: now === "on",
    isPossible: now !== "impossible",
    isRefused: now === "refused",
    turn: async (isOn: boolean) => {
      if (isOn) {
        await Notification.requestPermission();
        // What happened until now is no news.
        localStorage.removeItem(SEEN);
      }
      localStorage.setItem(SETTING, isOn ? "on" : "off");
      tell();
    },
  };
}

/** The last notification that any tab of this browser has shown; null before the first look. */
export function lastSeen(): number | null {
  const text = localStorage.getItem(SEEN);
  return text === null ? null : Number(text);
}

/**
 * Gives each of `items` once in this browser, however many tabs ask: the first one to come takes them, and remembers
 * up to where.
 */
export async function takeUnseen<Item extends { id: number }>(
  items: readonly Item[],
  latestId: number,
): Promise<Item[]> {
  return navigator.locks.request(SEEN, () => {
    const seen = lastSeen();
    localStorage.setItem(SEEN, String(Math.max(seen ?? 0, latestId)));
    return seen === null ? [] : items.filter((item) => item.id > seen);
  });
}
