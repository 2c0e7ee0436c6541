/** An answer that the browser saves as a file. */
export function fileResponse(
  body: string | ReadableStream<Uint8Array>,
  options: { name: string; contentType: string },
): Response {
  const ascii = options.name.replace(/[^\w.-]+/g, "_");
  return new Response(body, {
    headers: {
      "content-type": options.contentType,
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(options.name)}`,
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
    },
  });
}
