import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";

/** One picture with its name and what it says; it can be read as a table too. */
export function Picture<Data>({
  title,
  note,
  query,
  isEmpty,
  empty,
  drawing,
  table,
}: {
  title: string;
  /** One sentence under the title. */
  note: (data: Data) => ReactNode;
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  isEmpty: (data: Data) => boolean;
  empty: string;
  drawing: (data: Data) => ReactNode;
  table: (data: Data) => ReactNode;
}) {
  const [isTable, setIsTable] = useState(false);
  const { data, error } = query;
  return (
    <section aria-label={title} className="min-w-0 border-t border-line pt-3 pb-6">
      <header className="flex min-h-7 items-baseline gap-3">
        <h2 className="font-semibold">{title}</h2>
        <p className="min-w-0 text-12 text-ink-2">{data === undefined ? null : note(data)}</p>
        <span className="ml-auto">
          <Button size="sm" variant="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {isTable ? "Picture" : "Table"}
          </Button>
        </span>
      </header>
      <div className="mt-2 min-h-64">
        {data !== undefined ? (
          isEmpty(data) ? (
            <p className="py-4 text-ink-3">{empty}</p>
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
