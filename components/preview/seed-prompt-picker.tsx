"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { seedPromptsQuery, seedSetsQuery } from "@/components/generation/queries";
import { buttonClass } from "@/components/ui/button-class";
import { Highlight } from "@/components/ui/highlight";
import { formatCount } from "@/components/ui/number-text";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";

/** As many as a person reads in a list; the rest is found by typing. */
const SHOWN = 50;

/** The seed prompts of the set in use, in its order. */
export function useSeedPrompts(): {
  setName: string | null;
  seedPrompts: StoredSeedPrompt[];
  isPending: boolean;
} {
  const sets = useQuery(seedSetsQuery);
  const set = sets.data?.seedSets.find((s) => s.isInUse) ?? sets.data?.seedSets[0] ?? null;
  const prompts = useQuery(seedPromptsQuery(set?.id ?? null));
  return {
    setName: set?.name ?? null,
    seedPrompts: prompts.data?.seedPrompts ?? [],
    isPending: sets.isPending || (set !== null && prompts.isPending),
  };
}

/** Picks a seed prompt of the set in use, by any word of it. */
export function SeedPromptPicker({
  chosen,
  onChoose,
}: {
  chosen: StoredSeedPrompt | null;
  onChoose: (seed: StoredSeedPrompt) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const { setName, seedPrompts, isPending } = useSeedPrompts();
  const needle = search.trim();
  const hits = seedPrompts.filter((seed) => seedText(seed).toLowerCase().includes(needle.toLowerCase()));
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className={buttonClass("quiet", "sm")}>
        {chosen === null ? "Seed prompt" : "Another seed prompt"} <ChevronDown aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={12}
          aria-label="Choose a seed prompt"
          className="z-50 w-[480px] overflow-hidden rounded-float bg-surface shadow-pop focus:outline-none"
        >
          <Command shouldFilter={false} label="Seed prompts">
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={
                setName === null ? "Search" : `Search ${formatCount(seedPrompts.length)} in ${setName}`
              }
              className="h-10 w-full border-b border-line bg-transparent px-3 text-13 placeholder:text-ink-3 focus:outline-none focus-visible:shadow-none"
            />
            <Command.List className="max-h-80 overflow-auto p-1">
              <Command.Empty className="px-2 py-3 text-ink-3">
                {isPending
                  ? "Reading the set …"
                  : needle === ""
                    ? "There is no seed prompt yet."
                    : "No seed prompt matches."}
              </Command.Empty>
              {hits.slice(0, SHOWN).map((seed) => (
                <Command.Item
                  key={seed.id}
                  value={String(seed.id)}
                  onSelect={() => {
                    onChoose(seed);
                    setIsOpen(false);
                  }}
                  className="flex h-8 cursor-pointer items-center gap-2 rounded-field px-2 data-[selected=true]:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate">
                    <Highlight text={seedText(seed)} needle={needle} fits={44} />
                  </span>
                  <span className="shrink-0 text-12 text-ink-3">
                    {seed.kind === "task" ? seed.body.id : seed.body.question_type}
                  </span>
                </Command.Item>
              ))}
              {hits.length > SHOWN ? (
                <p className="px-2 py-1.5 text-12 text-ink-3">
                  {formatCount(hits.length - SHOWN)} more; type to narrow
                </p>
              ) : null}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function seedText(seed: StoredSeedPrompt): string {
  const { instruction, input } = requestOf(seed);
  return input === "" ? instruction : `${instruction} ${input}`;
}

/** A seed prompt in a few words, e.g. `seed_task_12, a task`. */
export function seedPromptLabel(seed: StoredSeedPrompt): string {
  return seed.kind === "task" ? `${seed.body.id}, task` : `${seed.body.topic}, ${seed.body.question_type}`;
}
