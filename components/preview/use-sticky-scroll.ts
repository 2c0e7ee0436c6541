"use client";

import { useLayoutEffect, useRef } from "react";

/** How far from the end still counts as reading along, in pixels. */
const SLACK = 32;

/** Follows what grows in a scroll container until the reader scrolls away, and again once they come back. */
export function useStickyScroll(grows: unknown, restartsWith: unknown) {
  const box = useRef<HTMLElement>(null);
  const isFollowing = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run is followed whatever the last one was.
  useLayoutEffect(() => {
    isFollowing.current = true;
  }, [restartsWith]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end moves when the content does.
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && isFollowing.current) element.scrollTop = element.scrollHeight;
  }, [grows]);
  const onScroll = () => {
    const element = box.current;
    if (element === null) return;
    isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < SLACK;
  };
  return { ref: box, onScroll };
}
