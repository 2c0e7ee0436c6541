import { containers } from "@/lib/exports/containers";
import type { ExportBytes } from "@/lib/store/export-bytes";
import { fileResponse } from "./file-response";

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** A file of an export to be saved: whole, the part that was asked for, or nothing where the asker has it. */
export function exportResponse(file: ExportBytes, request: Request): Response {
  const etag = `"${file.etag}"`;
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const range = file.canSeek ? readRange(request, file.size, etag) : null;
  if (range === "unsatisfiable")
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.size}` } });
  const response = fileResponse(asStream(file.read(range ?? undefined)), {
    name: file.name,
    contentType: contentType(file.name),
  });
  response.headers.set("etag", etag);
  response.headers.set("content-length", String(range === null ? file.size : range.end - range.start + 1));
  if (file.canSeek) response.headers.set("accept-ranges", "bytes");
  if (range === null) return response;
  response.headers.set("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
  return new Response(response.body, { status: 206, headers: response.headers });
}

/** Null: the whole. Of a file that changed since, and of several parts at once, the whole is given. */
function readRange(request: Request, size: number, etag: string) {
  const wanted = RANGE.exec(request.headers.get("range") ?? "");
  const condition = request.headers.get("if-range");
  if (wanted === null || (condition !== null && condition !== etag)) return null;
  const [, from = "", to = ""] = wanted;
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? ("unsatisfiable" as const) : { start, end };
}

function contentType(name: string): string {
  const extension = name.slice(name.lastIndexOf(".") + 1);
  const container = Object.values(containers).find((one) => one.extension === extension);
  if (container !== undefined) return container.contentType;
  return extension === "tar" ? "application/x-tar" : "text/plain; charset=utf-8";
}

function asStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
