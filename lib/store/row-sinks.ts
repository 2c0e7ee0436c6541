import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import type { Column, Row } from "@/lib/exports/column";
import { containers } from "@/lib/exports/containers";
import type { ExportedFile } from "@/lib/exports/export-manifest";
import type { ExportWish, SplitName } from "@/lib/exports/export-wish";
import { shardName } from "@/lib/exports/shard-names";
import { splitFile } from "@/lib/exports/trainers/trainer-file";
import { openRowFile, type RowFile, type WrittenFile } from "./row-file";

/** Where the rows of one split go: into one file, or into shards of so many rows. */
export type RowSink = {
  /** A promise where it is time to wait for the disk. */
  write: (row: Row) => Promise<void> | null;
  end: () => Promise<ExportedFile[]>;
  abandon: () => Promise<void>;
};

/** What a layout calls the files of a split. `null`: the export is not split. */
export function openRowSink(
  folder: string,
  wish: Pick<ExportWish, "layout" | "container" | "shardRows">,
  columns: readonly Column[],
  { split, fileName }: { split: SplitName | null; fileName: string },
): RowSink {
  const { container, layout, shardRows } = wish;
  const { extension } = containers[container];
  const isSharded = layout === "hugging_face";
  const namedFor = split ?? "train";
  // How many there will be is known at the end, and stands in every one's name.
  const draftName = (shard: number) => `${namedFor}-${shard}.draft`;
  const written: WrittenFile[] = [];
  let open: RowFile | null = null;
  let rowsInFile = 0;

  const next = async () => {
    open = await openRowFile(path.join(folder, draftName(written.length)), container, columns);
    rowsInFile = 0;
    return open;
  };
  const close = async () => {
    const file = open ?? (await next());
    written.push(await file.end());
    open = null;
  };
  const begin = async (row: Row) => {
    if (open !== null) await close();
    const file = await next();
    rowsInFile = 1;
    await file.write(row);
  };
  return {
    write: (row) => {
      if (open === null || (isSharded && rowsInFile >= shardRows)) return begin(row);
      rowsInFile += 1;
      return open.write(row);
    },
    end: async () => {
      if (open !== null || written.length === 0) await close();
      const nameOf = (shard: number) => {
        if (layout === "file") return `${fileName}.${extension}`;
        return isSharded
          ? shardName(namedFor, shard, written.length, extension)
          : splitFile(namedFor, container);
      };
      return Promise.all(
        written.map(async (file, shard) => {
          const named = path.join(folder, nameOf(shard));
          await mkdir(path.dirname(named), { recursive: true });
          await rename(path.join(folder, draftName(shard)), named);
          return { path: nameOf(shard), split: layout === "file" ? null : namedFor, ...file };
        }),
      );
    },
    abandon: async () => {
      await open?.abandon();
    },
  };
}
