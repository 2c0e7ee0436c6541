"use client";

import { useEffect } from "react";

/** Puts live words before the studio's name in the tab, and takes them back when the page is left. */
export function useDocumentTitle(words: string | null) {
  useEffect(() => {
    if (words === null) return;
    const before = document.title;
    document.title = `${words} · Self-Align Studio`;
    return () => {
      document.title = before;
    };
  }, [words]);
}
