import { ArrowRight } from "lucide-react";
import { LitPlace } from "@/components/marks/lit-place";
import { TextLink } from "@/components/ui/text-link";
import type { TrialChange } from "@/lib/api/filter-presets";
import { moveKey } from "./move-key";
import { Reason } from "./move-list";

/** The records that change, with the words that a rule spoke of lit where they stand. */
export function TrialChanges({
  changes,
  chosen,
  datasetId,
}: {
  changes: readonly TrialChange[];
  chosen: string | null;
  datasetId: number;
}) {
  const shown = changes.filter(
    ({ reasonBefore, reasonAfter }) =>
      chosen === null || moveKey({ before: reasonBefore, after: reasonAfter }) === chosen,
  );
  if (changes.length === 0) return <p className="py-4 text-ink-2">No record of the sample would change.</p>;
  return (
    <ol aria-label="Records that change">
      {shown.map((one) => (
        <li key={one.recordId} className="border-b border-line py-2.5">
          <p className="flex items-center gap-2 text-12">
            <Reason reason={one.reasonBefore} />
            <ArrowRight aria-hidden className="size-3 text-ink-3" />
            <span className="sr-only">to</span>
            {one.change === "output" ? "another text" : <Reason reason={one.reasonAfter} />}
            <TextLink
              href={`/datasets/${datasetId}/records/${one.recordId}`}
              className="ml-auto shrink-0 text-ink-3"
            >
              Record {one.recordId}
            </TextLink>
          </p>
          <p className="mt-1 truncate font-medium" title={one.instruction}>
            {one.instruction}
          </p>
          <p className="prose-text mt-0.5 line-clamp-4 text-ink-2">
            <LitPlace text={one.excerpt.text} place={one.excerpt.place} />
          </p>
          {one.detail === null ? null : <p className="mt-1 truncate text-12 text-ink-3">{one.detail}</p>}
        </li>
      ))}
    </ol>
  );
}
