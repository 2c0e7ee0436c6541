"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { needsAttention } from "@/lib/builds/attention";
import { useBuilds } from "./use-builds";

const PREFIX = /^\(\d+\) /;

/** Puts the number of builds that need a person before the tab's title; a build's own page says it in words. */
export function AttentionTitle() {
  const pathname = usePathname();
  const { data } = useBuilds();
  const count = (data?.builds ?? []).filter(
    (build) => needsAttention(build) && pathname !== `/builds/${build.id}`,
  ).length;
  useEffect(() => {
    const mark = () => {
      const bare = document.title.replace(PREFIX, "");
      const wanted = count === 0 ? bare : `(${count}) ${bare}`;
      if (document.title !== wanted) document.title = wanted;
    };
    mark();
    // Pages set the title after this did, also while they stay.
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
  return null;
}
