"use client";

import { useMemo, useRef } from "react";
import { keepLists } from "./keep-lists";

/** The members by name, in lists that stay the very same while their members do, so that memoised parts rest. */
export function useKeptLists<Member>(members: readonly Member[], nameOf: (member: Member) => string) {
  const last = useRef<ReadonlyMap<string, readonly Member[]>>(new Map());
  return useMemo(() => {
    last.current = keepLists(last.current, members, nameOf);
    return last.current;
  }, [members, nameOf]);
}
