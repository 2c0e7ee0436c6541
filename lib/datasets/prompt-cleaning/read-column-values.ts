import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from "hyparquet";
import { parquetHeader, readPage } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getTreePath } from "hyparquet/src/schema.js";
import { compressors } from "hyparquet-compressors";
import { AppError } from "@/lib/app-error";
import type { FileBytes } from "./read-file-rows";

/** Read at a time; most pages are smaller. */
const WINDOW = 1024 * 1024;
const SMALL_HEAD = 16 * 1024;
/** A head holds the least and the greatest value of its page, which may be long texts. */
const LARGEST_HEAD = 64 * 1024 * 1024;

/**
 * The values of a flat column of one row group, a page at a time. The library reads a column's chunk as a whole, and
 * in a file that is one row group that is a good part of the file.
 */
export async function* readColumnValues(
  file: FileBytes,
  schema: SchemaTree,
  chunk: ColumnMetaData,
): AsyncGenerator<DecodedArray> {
  const schemaPath = getTreePath(schema, chunk.path_in_schema);
  const decoder = {
    ...chunk,
    pathInSchema: chunk.path_in_schema,
    element: schemaPath[schemaPath.length - 1]!.element,
    schemaPath,
    compressors,
    parsers: DEFAULT_PARSERS,
  };
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  const window = new ByteWindow(file, end);
  let dictionary: DecodedArray | undefined;
  for (let at = start; at < end; ) {
    const { header, bodyAt } = await readHead(window, at);
    const next = bodyAt + header.compressed_page_size;
    if (next > end)
      throw new AppError("bad_request", "The Parquet file is damaged: a page ends outside its column.");
    const view = await window.view(bodyAt, next);
    const { data } = readPage({ view, offset: 0 }, header, decoder, dictionary, undefined, 0);
    at = next;
    if (data === undefined) continue;
    if (header.type === "DICTIONARY_PAGE") dictionary = convert(data, decoder);
    else if (data.length > 0) yield data;
  }
}

/** The last megabyte that was read: small pages stand in it side by side. */
class ByteWindow {
  private bytes = new Uint8Array();
  private from = 0;

  constructor(
    private readonly file: FileBytes,
    readonly end: number,
  ) {}

  async view(start: number, end: number): Promise<DataView> {
    if (start < this.from || end > this.from + this.bytes.length) {
      this.bytes = await this.file.read(start, Math.min(this.end, Math.max(end, start + WINDOW)));
      this.from = start;
    }
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + start - this.from, end - start);
  }
}

/** The head of the page at `at`, and where its body begins. */
async function readHead(window: ByteWindow, at: number): Promise<{ header: PageHeader; bodyAt: number }> {
  for (let size = SMALL_HEAD; ; size *= 4) {
    const end = Math.min(window.end, at + size);
    const reader = { view: await window.view(at, end), offset: 0 };
    try {
      return { header: parquetHeader(reader), bodyAt: at + reader.offset };
    } catch (error) {
      // The head is longer than that.
      if (end === window.end || size > LARGEST_HEAD || !(error instanceof RangeError)) throw error;
    }
  }
}
