"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RowRange } from "./page-window";
import { HEAD, ROW } from "./row-height";
import {
  followScroll,
  isAtFalseEdge,
  placeAt,
  type ScrollPlace,
  type ScrollSizes,
  scrollHeight,
} from "./scroll-range";

/** Rows drawn above and below what is seen, so that a fast wheel finds them there. */
const OVERSCAN = 18;
const IDLE_MS = 150;

export type ScrollWindow = {
  /** Rows that are seen at least in part, and those that are drawn. */
  seen: RowRange;
  drawn: RowRange;
  direction: 1 | -1;
  /** Heights of what is not drawn, in pixels. */
  above: number;
  below: number;
  width: number;
  /** How far the rows are scrolled, in pixels. */
  offset: () => number;
  scrollTo: (offset: number) => void;
  /** Brings a row in sight: below the head, above the end. */
  showRow: (row: number) => void;
};

/** What of `rows` rows of equal height is seen through `box`, and how to move it, however many rows there are. */
export function useScrollWindow(box: RefObject<HTMLElement | null>, rows: number): ScrollWindow {
  const [place, setPlace] = useState<ScrollPlace & { direction: 1 | -1 }>({
    scrollTop: 0,
    offset: 0,
    direction: 1,
  });
  const [size, setSize] = useState({ width: 0, viewport: 0 });
  const now = useRef(place);
  const sizes = useRef<ScrollSizes>({ content: 0, viewport: 0 });
  sizes.current = { content: HEAD + rows * ROW, viewport: size.viewport };

  const put = useCallback((next: ScrollPlace) => {
    const moved = next.offset - now.current.offset;
    now.current = { ...next, direction: moved === 0 ? now.current.direction : moved > 0 ? 1 : -1 };
    setPlace(now.current);
  }, []);
  const scrollTo = useCallback(
    (offset: number) => {
      const next = placeAt(offset, sizes.current);
      put(next);
      if (box.current !== null) box.current.scrollTop = next.scrollTop;
    },
    [box, put],
  );

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, viewport: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let idle: ReturnType<typeof setTimeout> | undefined;
    const realign = () => {
      const next = placeAt(now.current.offset, sizes.current);
      if (Math.abs(next.scrollTop - element.scrollTop) < 1) return;
      // Rows and thumb move at once, so that the rows are seen to stand still.
      flushSync(() => put(next));
      element.scrollTop = next.scrollTop;
    };
    const onScroll = () => {
      const next = followScroll(now.current, element.scrollTop, sizes.current);
      if (next.scrollTop === now.current.scrollTop) return;
      // Drawn before the browser paints: a frame later would be a blank one.
      flushSync(() => put(next));
      clearTimeout(idle);
      if (isAtFalseEdge(next, sizes.current)) realign();
      else idle = setTimeout(realign, IDLE_MS);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(idle);
      element.removeEventListener("scroll", onScroll);
    };
  }, [box, put]);

  // Fewer rows, or a lower window: the place stays within them.
  useLayoutEffect(() => {
    if (size.viewport > 0 && rows >= 0) scrollTo(now.current.offset);
  }, [rows, size.viewport, scrollTo]);

  const { offset, scrollTop, direction } = place;
  const seen = {
    first: Math.min(Math.max(0, rows - 1), Math.floor(offset / ROW)),
    last: Math.max(0, Math.min(rows - 1, Math.floor((offset + size.viewport - HEAD - 1) / ROW))),
  };
  const drawn = {
    first: Math.max(0, seen.first - OVERSCAN),
    last: Math.min(rows - 1, seen.last + OVERSCAN),
  };
  const above = Math.max(0, scrollTop - offset + drawn.first * ROW);
  const drawnHeight = (drawn.last - drawn.first + 1) * ROW;
  return {
    seen,
    drawn,
    direction,
    above,
    below: Math.max(0, scrollHeight(sizes.current) - HEAD - above - drawnHeight),
    width: size.width,
    offset: useCallback(() => now.current.offset, []),
    scrollTo,
    showRow: useCallback(
      (row: number) => {
        const top = row * ROW;
        const { viewport } = sizes.current;
        if (now.current.offset > top) scrollTo(top);
        else if (now.current.offset < top + HEAD + ROW - viewport) scrollTo(top + HEAD + ROW - viewport);
      },
      [scrollTo],
    ),
  };
}
