"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/field";
import { Highlight } from "@/components/ui/highlight";
import { formatCount } from "@/components/ui/number-text";
import { Checkbox } from "@/components/ui/toggle";
import type { Probe } from "@/lib/api/probe-sets";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { probeKey } from "./probe-set-text";
import { useSeedPrompts } from "./seed-prompt-picker";

/** Chooses several seed prompts of the set in use; those the probe set has already are left out. */
export function ProbeSetSeedPrompts({
  probes,
  onAdd,
}: {
  probes: readonly Probe[];
  onAdd: (probes: Probe[]) => void;
}) {
  const { setName, seedPrompts, isPending } = useSeedPrompts();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const known = new Set(probes.map(({ instruction, input }) => probeKey({ instruction, input })));
  const needle = search.trim().toLowerCase();
  const offered = seedPrompts
    .map((seed) => {
      const { instruction, input } = requestOf(seed);
      return { id: seed.id, probe: { instruction, input }, words: `${instruction} ${input}`.trim() };
    })
    .filter(({ probe }) => !known.has(probeKey(probe)));
  const shown = offered.filter(({ words }) => words.toLowerCase().includes(needle));
  const isAllShown = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const toggle = (ids: readonly number[], isOn: boolean) =>
    setChosen((now) => {
      const next = new Set(now);
      for (const id of ids) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      return next;
    });

  return (
    <section aria-label="Seed prompts" className="mb-3 rounded-field bg-sunken p-2">
      <div className="flex items-center gap-3">
        <SearchField
          label={setName === null ? "Search" : `Search ${formatCount(offered.length)} in ${setName}`}
          value={search}
          onChange={setSearch}
          className="min-w-0 flex-1"
        />
        <Checkbox
          label="All shown"
          isOn={isAllShown}
          onChange={(isOn) =>
            toggle(
              shown.map(({ id }) => id),
              isOn,
            )
          }
          className="text-12"
        />
        <Button
          size="sm"
          disabled={chosen.size === 0}
          onClick={() => onAdd(offered.filter(({ id }) => chosen.has(id)).map(({ probe }) => probe))}
        >
          {chosen.size === 0 ? "Add" : `Add ${formatCount(chosen.size)}`}
        </Button>
      </div>
      <ul className="mt-2 max-h-44 overflow-y-auto">
        {shown.map(({ id, words }) => (
          <li key={id} className="min-w-0 border-b border-line py-1 last:border-0">
            <Checkbox
              isOn={chosen.has(id)}
              onChange={(isOn) => toggle([id], isOn)}
              label={
                <span className="line-clamp-1 text-12">
                  <Highlight text={words} needle={search.trim()} fits={80} />
                </span>
              }
            />
          </li>
        ))}
        {shown.length === 0 ? (
          <li className="py-2 text-12 text-ink-3">
            {isPending
              ? "Reading the set …"
              : needle === ""
                ? "Every seed prompt is in it."
                : "No seed prompt matches."}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
