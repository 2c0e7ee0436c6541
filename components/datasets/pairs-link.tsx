"use client";
import { LinkButton } from "@/components/ui/link-button";
import { usePairMatches } from "./pair-queries";

/** The way to the replies laid beside earlier ones; nothing where there are none. */
export function PairsLink({ id }: { id: number }) {
  const { data } = usePairMatches(id);
  if (data === undefined || data.matches.length === 0) return null;
  return <LinkButton href={`/datasets/${id}/pairs`}>Side by side</LinkButton>;
}
