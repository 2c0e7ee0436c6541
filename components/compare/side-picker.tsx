"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ComparedSide } from "@/lib/datasets/compared-side";
import { useSideChoices } from "./queries";

type Choice = { side: ComparedSide; name: string; about: string };
const SHOWN = 100;

/** A button that says which dataset or build stands at a side, and the dialog that chooses another. */
export function SidePicker({
  label,
  chosen,
  without,
  onChoose,
}: {
  /** Which side, e.g. "At the right". */
  label: string;
  /** The name of what stands there; null where nothing does. */
  chosen: string | null;
  /** What stands at the other side. */
  without: ComparedSide | null;
  onChoose: (side: ComparedSide) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const { datasets, builds } = useSideChoices(isOpen);
  const error = datasets.error ?? builds.error;
  const isPending = datasets.data === undefined || builds.data === undefined;
  const wanted = text.trim().toLowerCase();
  const choices: Choice[] = [
    ...(datasets.data?.datasets ?? []).map((one) => ({
      side: { kind: "dataset" as const, id: one.id },
      name: one.name,
      about: `dataset ${one.id}, ${formatCount(one.keptCount)} kept of ${formatCount(one.recordCount)}`,
    })),
    ...(builds.data?.builds ?? []).map((one) => ({
      side: { kind: "build" as const, id: one.id },
      name: one.name,
      about: `build ${one.id}, ${one.step}, ${formatCount(one.counts.kept)} kept`,
    })),
  ].filter(
    ({ side, name, about }) =>
      !(side.kind === without?.kind && side.id === without.id) &&
      `${name} ${about}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Button aria-label={`${label}: ${chosen ?? "choose…"}`} onClick={() => setIsOpen(true)}>
        <span className="max-w-56 truncate">{chosen ?? "Choose…"}</span>
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={`${label}: a dataset or a build`}>
        <SearchField label="Look for a dataset or build" value={text} onChange={setText} />
        {error !== null ? (
          <ErrorState title="Datasets and builds could not be read." error={error} />
        ) : isPending ? (
          <SkeletonRows rows={8} />
        ) : choices.length === 0 ? (
          <EmptyState>No other dataset or build is called so.</EmptyState>
        ) : (
          <ul aria-label="Datasets and builds" className="mt-2">
            {choices.slice(0, SHOWN).map(({ side, name, about }) => (
              <li key={`${side.kind} ${side.id}`}>
                <button
                  type="button"
                  onClick={() => {
                    setIsOpen(false);
                    onChoose(side);
                  }}
                  className="flex h-8 w-full items-center gap-3 border-b border-line px-2 text-left hover:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <span className="shrink-0 text-12 text-ink-3">{about}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
