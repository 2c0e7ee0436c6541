import type { PreviewRun } from "@/lib/api/preview-runs";
import { StartedColumnHead } from "./started-column-head";
import { StoredCompletion } from "./stored-completion";

/** One request's completions, column beside column, as they were. */
export function HistoryColumns({ run, needle = "" }: { run: PreviewRun; needle?: string }) {
  return (
    <div
      className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] overflow-x-auto"
      style={{ gridTemplateColumns: `repeat(${Math.max(1, run.columns.length)}, minmax(380px, 1fr))` }}
    >
      {run.columns.map((column, index) => {
        const completion = run.completions.find((one) => one.column === index);
        return (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
            key={index}
            aria-label={`Column ${index + 1}, ${column.label}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            tabIndex={0}
            className="min-w-0 overflow-y-auto border-r border-line px-6 py-3 first:pl-(--gutter) last:border-r-0 focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
          >
            <StartedColumnHead column={column} />
            <div className="mt-2 max-w-225">
              {completion === undefined ? (
                <p className="text-ink-3">Nothing came of this column.</p>
              ) : (
                <StoredCompletion
                  completion={completion}
                  column={column}
                  label={`Completion of ${column.label}`}
                  needle={needle}
                />
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
