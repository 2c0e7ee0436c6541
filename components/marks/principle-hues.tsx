"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Principle } from "@/lib/constitutions/constitution";
import { hueOf, hueOfNumber } from "@/lib/constitutions/principle-hue";

const HuesContext = createContext<ReadonlyMap<number, number>>(new Map());

/** The principles whose hues the marks inside follow; a number that is not among them has its own hue. */
export function PrincipleHues({
  principles,
  children,
}: {
  principles: readonly Pick<Principle, "number" | "hue">[] | null | undefined;
  children: ReactNode;
}) {
  const hues = useMemo(() => new Map((principles ?? []).map((p) => [p.number, hueOf(p)])), [principles]);
  return <HuesContext value={hues}>{children}</HuesContext>;
}

/** The hue of a principle's number, for `data-p`. */
export function usePrincipleHue(): (number: number) => number {
  const hues = useContext(HuesContext);
  return (number) => hues.get(number) ?? hueOfNumber(number);
}
