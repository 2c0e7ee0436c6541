import { createNoveltyIndex, type NoveltyIndex } from "@/lib/novelty/novelty-index";
import type { Dedup } from "./dedup";

/** What is compared of a record. `scope`: what only counts as twice within itself, e.g. a topic's question type. */
export type ComparedText = { instruction: string; input: string; scope?: string };

/** `nearest`: which of those taken in before, counted from 0. */
export type GateVerdict =
  | { reason: null }
  | { reason: "duplicate" | "near_duplicate"; nearest: number; score: number };

const TAKEN: GateVerdict = { reason: null };

/** Decides, one after the other, what is new; what is new counts for all that come after. */
export function openMergeGate(dedup: Dedup): (text: ComparedText) => GateVerdict {
  if (dedup.by === "none") return () => TAKEN;
  const known = new Map<string, number>();
  const index = dedup.by === "novelty" ? createNoveltyIndex(dedup) : null;
  const compares = dedup.by === "novelty" ? dedup.compares : "prompt";
  return (text) => {
    const key = exactKey(text);
    const copy = known.get(key);
    if (copy !== undefined) return { reason: "duplicate", nearest: copy, score: 1 };
    const near = index === null ? TAKEN : judgeNearness(index, comparedText(text, compares));
    if (near.reason === null) known.set(key, known.size);
    return near;
  };
}

function judgeNearness(index: NoveltyIndex, text: string): GateVerdict {
  const { nearest } = index.check(text);
  if (nearest !== null) return { reason: "near_duplicate", nearest: nearest.id, score: nearest.score };
  index.add(text);
  return TAKEN;
}

export const comparedText = ({ instruction, input }: ComparedText, compares: "instruction" | "prompt") =>
  compares === "instruction" || input === "" ? instruction : `${instruction}\n${input}`;

/** Equal for texts that differ in case and white space only. */
export function exactKey({ instruction, input, scope = "" }: ComparedText): string {
  return `${folded(instruction)}\0${folded(input)}\0${scope}`;
}

const folded = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
