import type { Column, Row } from "./column";
import type { ExportableRecord } from "./exportable-record";
import type { FormatName, OptionsOf } from "./format-options";

/** A format with its options settled. It keeps nothing between calls. */
export type OpenFormat = {
  columns: readonly Column[];
  /**
   * What `rowsOf` is to be given: one record at a time, or all records of a request at once. For `request` the
   * records come ordered so that those of one request (the same instruction and input, as asked) are adjacent, by
   * rising id within it; `groupByRequest` makes the groups of such a stream.
   */
  grouping: "record" | "request";
  /**
   * None, one or several rows. `rowsBefore`: how many rows the whole export had before these, of all splits; the
   * only thing that depends on the place (running numbers).
   */
  rowsOf: (records: readonly ExportableRecord[], rowsBefore: number) => Row[];
};

/** What records can be written as. A record without an answer, or with any text, is no error in any of them. */
export type ExportFormat<Name extends FormatName> = {
  name: Name;
  title: string;
  /** What it writes, in a sentence. */
  does: string;
  /** Who reads it. */
  isFor: string;
  /** The options of somebody who chose nothing but the format. */
  defaults: OptionsOf<Name>;
  open: (options: OptionsOf<Name>) => OpenFormat;
};
