"use client";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type Finding, findingKey } from "@/lib/constitutions/finding";

/** What is ignored longest is forgotten first: a finding whose words changed leaves its old key behind. */
const MAX_IGNORED = 300;

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

/**
 * The findings of a constitution without those that this person has put aside, in this browser, until they are
 * remarked again or say something else. Errors cannot be put aside.
 */
export function useIgnoredFindings(constitutionId: number, findings: readonly Finding[]) {
  const name = `studio.ignored-findings.${constitutionId}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(name),
    () => null,
  );
  const keys = useMemo(() => new Set(readKeys(stored)), [stored]);
  const isIgnored = (finding: Finding) => finding.severity !== "error" && keys.has(findingKey(finding));
  const change = useCallback(
    (finding: Finding, isPutAside: boolean) => {
      const key = findingKey(finding);
      const others = readKeys(window.localStorage.getItem(name)).filter((one) => one !== key);
      const next = isPutAside ? [...others, key] : others;
      window.localStorage.setItem(name, JSON.stringify(next.slice(-MAX_IGNORED)));
      for (const listener of listeners) listener();
    },
    [name],
  );
  return {
    shown: findings.filter((finding) => !isIgnored(finding)),
    ignored: findings.filter(isIgnored),
    ignore: useCallback((finding: Finding) => change(finding, true), [change]),
    remarkAgain: useCallback((finding: Finding) => change(finding, false), [change]),
  };
}

function readKeys(stored: string | null): string[] {
  try {
    const keys: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
