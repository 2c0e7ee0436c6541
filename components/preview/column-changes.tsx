"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { ColumnChange } from "@/lib/previews/column";
import { ChangeFields } from "./change-fields";
import { type ChangeKind, changeTitles, startChange } from "./start-change";

/** What a column has otherwise than the version it starts from, and one more thing to change. */
export function ColumnChanges({
  base,
  changes,
  problem,
  onChange,
}: {
  base: Constitution | null;
  changes: readonly ColumnChange[];
  problem: string | null;
  onChange: (changes: ColumnChange[]) => void;
}) {
  const kinds = Object.keys(changeTitles) as ChangeKind[];
  return (
    <section aria-label="What this column changes">
      <div className="flex items-center gap-2">
        <h3 className="text-12 font-medium text-ink-2">Differs in</h3>
        {changes.length === 0 ? <span className="text-12 text-ink-3">nothing yet</span> : null}
        <span className="ml-auto" />
        <Menu
          trigger={
            <Button size="sm" icon={<Plus />} disabled={base === null}>
              Change one thing
            </Button>
          }
        >
          {kinds.map((kind) => {
            const change = base === null ? null : startChange(kind, base, changes);
            return (
              <MenuItem
                key={kind}
                isDisabled={change === null}
                onSelect={() => change !== null && onChange([...changes, change])}
              >
                {changeTitles[kind]}
              </MenuItem>
            );
          })}
        </Menu>
      </div>
      {base === null ? null : (
        <ul className="mt-1 divide-y divide-line">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change has no name but its place.
            <li key={index} className="flex items-start gap-2 py-2">
              <ChangeFields
                base={base}
                change={change}
                onChange={(next) => onChange(changes.map((one, at) => (at === index ? next : one)))}
              />
              <IconButton
                label={`Take back: ${changeTitles[change.kind]}`}
                size="sm"
                onClick={() => onChange(changes.filter((_, at) => at !== index))}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {problem === null ? null : (
        <p role="alert" className="text-12 text-bad">
          {problem}
        </p>
      )}
    </section>
  );
}
