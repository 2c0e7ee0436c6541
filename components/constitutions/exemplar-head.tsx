"use client";
import { ArrowDown, ArrowUp, Copy, Merge, MoreHorizontal, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { plural } from "@/components/ui/number-text";

/** What can be done with one exemplar. */
export type ExemplarActs = {
  move: (by: -1 | 1) => void;
  duplicate: () => void;
  mergeWithNext: () => void;
  remove: () => void;
};

export function ExemplarHead({
  index,
  count,
  tokens,
  acts,
}: {
  index: number;
  /** Exemplars of the draft. */
  count: number;
  /** In words; null while nothing has counted them. */
  tokens: string | null;
  acts: ExemplarActs;
}) {
  const number = index + 1;
  return (
    <header className="flex items-center gap-2.5">
      <h2 className="text-15 font-semibold">Exemplar {number}</h2>
      <span className="mr-auto text-12 text-ink-3">{tokens}</span>
      <Menu
        trigger={
          <IconButton label={`What to do with exemplar ${number}`} size="sm">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem icon={<ArrowUp />} kbd="Alt ↑" isDisabled={index === 0} onSelect={() => acts.move(-1)}>
          Move up
        </MenuItem>
        <MenuItem
          icon={<ArrowDown />}
          kbd="Alt ↓"
          isDisabled={number === count}
          onSelect={() => acts.move(1)}
        >
          Move down
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Copy />} onSelect={acts.duplicate}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Merge />} isDisabled={number === count} onSelect={acts.mergeWithNext}>
          Merge with the next
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} onSelect={acts.remove}>
          Remove
        </MenuItem>
      </Menu>
    </header>
  );
}

/** `143 tokens`, `≈ 143 tokens` where nothing counted them. */
export function tokenWords(tokens: number | undefined, areCounted: boolean): string | null {
  return tokens === undefined ? null : `${areCounted ? "" : "≈ "}${plural(tokens, "token")}`;
}
