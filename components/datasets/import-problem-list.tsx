type Problem = { file?: string; place: number; message: string; excerpt: string };

/** Rows that became no record: where each stands, why, and what stands there. */
export function ImportProblemList({
  problems,
  unit,
}: {
  problems: readonly Problem[];
  unit?: "line" | "row";
}) {
  return (
    <ol aria-label="Problems" className="max-h-72 overflow-auto rounded-field bg-sunken px-3 py-1.5">
      {problems.map(({ file, place, message, excerpt }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are read once and never move.
        <li key={at} className="flex gap-3 py-0.5 text-12">
          <span className="w-44 shrink-0 truncate text-ink-3" title={file}>
            {file === undefined ? "" : `${file} `}
            {unit ?? "at"} {place}
          </span>
          <span className="min-w-0 flex-1">
            {message}
            {excerpt === "" ? null : (
              <span className="block truncate text-ink-3" title={excerpt}>
                {excerpt}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
