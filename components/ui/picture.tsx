"use client";
import clsx from "clsx";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button";
import { ErrorState } from "./error-state";
import { savePicture } from "./save-picture";
import { Skeleton } from "./skeleton";
import { tellFailure } from "./toast";

/** One picture with its name and what it says; it can be read as a table too, and saved as a file. */
export function Picture<Data>({
  title,
  of,
  note,
  query,
  isEmpty,
  empty,
  choice,
  drawing,
  table,
  className,
}: {
  title: string;
  /** What it is drawn of: the beginning of a saved file's name. */
  of: string;
  /** One sentence under the title. */
  note: (data: Data) => string;
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  isEmpty: (data: Data) => boolean;
  empty: ReactNode;
  /** What of it is shown, e.g. which measure. */
  choice?: ReactNode;
  drawing: (data: Data) => ReactNode;
  table: (data: Data) => ReactNode;
  className?: string;
}) {
  const [isTable, setIsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { data, error } = query;
  const isDrawn = data !== undefined && !isEmpty(data) && !isTable;
  const save = async (as: "svg" | "png") => {
    const svg = box.current?.querySelector<SVGSVGElement>("svg");
    if (svg == null || data === undefined) return;
    try {
      await savePicture(svg, { title: `${title}, ${of}`, note: note(data), name: `${of} ${title}`, as });
    } catch (failure) {
      tellFailure("The picture could not be saved.", failure);
    }
  };
  return (
    <section aria-label={title} className={clsx("min-w-0 border-t border-line pt-3 pb-6", className)}>
      <header className="flex min-h-7 flex-wrap items-center gap-x-3">
        <h2 className="font-semibold">{title}</h2>
        {choice}
        <span className="ml-auto flex">
          {isDrawn ? (
            <>
              <Button size="sm" variant="quiet" onClick={() => void save("svg")}>
                SVG
              </Button>
              <Button size="sm" variant="quiet" onClick={() => void save("png")}>
                PNG
              </Button>
            </>
          ) : null}
          <Button size="sm" variant="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {isTable ? "Picture" : "Table"}
          </Button>
        </span>
      </header>
      <p className="min-h-4 text-12 text-ink-2">{data === undefined ? null : note(data)}</p>
      <div ref={box} className={clsx("mt-2", (data === undefined || isDrawn) && "min-h-64")}>
        {data !== undefined ? (
          isEmpty(data) ? (
            <div className="py-4 text-ink-3">{empty}</div>
          ) : isTable ? (
            table(data)
          ) : (
            drawing(data)
          )
        ) : error === null ? (
          <Skeleton className="h-60 w-full" />
        ) : (
          <ErrorState
            title="The picture could not be drawn."
            error={error}
            onRetry={() => void query.refetch()}
          />
        )}
      </div>
    </section>
  );
}
