"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { TextButton } from "@/components/ui/text-link";
import { Checkbox } from "@/components/ui/toggle";
import {
  type ColumnName,
  columnNames,
  moveColumn,
  type TableColumns,
  toggleColumn,
} from "@/lib/datasets/table-columns";
import { recordColumns } from "./record-cells";

/** Which columns the table has, and in which order. */
export function ColumnsMenu({
  columns,
  onColumns,
  isOwn,
}: {
  columns: TableColumns;
  /** null: as the studio arranges them. */
  onColumns: (columns: TableColumns | null) => void;
  isOwn: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = columns.map(({ name }) => name);
  const hidden = columnNames.filter((name) => !shown.includes(name));
  return (
    <Popover
      label="Columns"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<TextButton>Columns</TextButton>}
    >
      <div className="w-60">
        <ul aria-label="Shown columns">
          {shown.map((name, place) => (
            <li key={name} className="flex h-7 items-center gap-0.5">
              <ColumnBox name={name} isOn columns={columns} onColumns={onColumns} />
              <IconButton
                size="sm"
                label={`Move ${recordColumns[name].title} to the left`}
                disabled={place === 0}
                onClick={() => onColumns(moveColumn(columns, name, -1))}
              >
                <ArrowUp />
              </IconButton>
              <IconButton
                size="sm"
                label={`Move ${recordColumns[name].title} to the right`}
                disabled={place === shown.length - 1}
                onClick={() => onColumns(moveColumn(columns, name, 1))}
              >
                <ArrowDown />
              </IconButton>
            </li>
          ))}
        </ul>
        {hidden.length === 0 ? null : (
          <ul
            aria-label="Hidden columns"
            className="mt-1.5 max-h-52 overflow-y-auto border-t border-line pt-1.5"
          >
            {hidden.map((name) => (
              <li key={name} className="flex h-7 items-center">
                <ColumnBox name={name} isOn={false} columns={columns} onColumns={onColumns} />
              </li>
            ))}
          </ul>
        )}
        {isOwn ? (
          <Button size="sm" variant="quiet" className="mt-2" onClick={() => onColumns(null)}>
            As at first
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}

function ColumnBox({
  name,
  isOn,
  columns,
  onColumns,
}: {
  name: ColumnName;
  isOn: boolean;
  columns: TableColumns;
  onColumns: (columns: TableColumns) => void;
}) {
  return (
    <Checkbox
      className="min-w-0 flex-1"
      label={recordColumns[name].title}
      isOn={isOn}
      // Every row begins with its request.
      disabled={name === "request"}
      onChange={() => onColumns(toggleColumn(columns, name))}
    />
  );
}
