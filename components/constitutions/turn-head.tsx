"use client";
import { ArrowDown, ArrowUp, Copy, GripVertical, MoreHorizontal, Plus, Split, Trash2 } from "lucide-react";
import type { ComponentProps } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { formatCount } from "@/components/ui/number-text";

/** What can be done with one turn of an exemplar. */
export type TurnActs = {
  place: (to: number) => void;
  insertAfter: () => void;
  duplicate: () => void;
  splitHere: () => void;
  remove: () => void;
};

/** A turn's number, about how long it is, a handle to drag it by, and what can be done with it. */
export function TurnHead({
  index,
  count,
  tokens,
  acts,
  handle,
}: {
  index: number;
  /** Turns of the exemplar. */
  count: number;
  /** Estimated. */
  tokens: number;
  acts: TurnActs;
  handle: ComponentProps<"span">;
}) {
  const number = index + 1;
  return (
    <div className="group/turn mb-1 flex items-center gap-2">
      {count > 1 ? (
        <span
          {...handle}
          aria-hidden
          title="Drag to move the turn"
          className="-ml-6 grid h-6 w-4 cursor-grab touch-none place-items-center text-ink-3 opacity-0 group-hover/turn:opacity-100 active:cursor-grabbing [&_svg]:size-3.5"
        >
          <GripVertical />
        </span>
      ) : null}
      <h3 className="font-[550]">Turn {number}</h3>
      <span className="mr-auto text-12 text-ink-3" title="Estimated: four characters a token">
        ≈ {formatCount(tokens)} tokens
      </span>
      <Menu
        trigger={
          <IconButton label={`What to do with turn ${number}`} size="sm">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem
          icon={<ArrowUp />}
          kbd="Alt ↑"
          isDisabled={index === 0}
          onSelect={() => acts.place(index - 1)}
        >
          Move up
        </MenuItem>
        <MenuItem
          icon={<ArrowDown />}
          kbd="Alt ↓"
          isDisabled={number === count}
          onSelect={() => acts.place(index + 1)}
        >
          Move down
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Plus />} onSelect={acts.insertAfter}>
          Insert a turn after it
        </MenuItem>
        <MenuItem icon={<Copy />} onSelect={acts.duplicate}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Split />} isDisabled={index === 0} onSelect={acts.splitHere}>
          Begin a new exemplar here
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} isDisabled={count === 1} onSelect={acts.remove}>
          Remove
        </MenuItem>
      </Menu>
    </div>
  );
}
