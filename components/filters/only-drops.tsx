import { LitPlace } from "@/components/marks/lit-place";
import { reasonTitle } from "@/components/marks/reason-title";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { PresetRule } from "@/lib/filters/preset-rules";
import { type OverlapSource, useMarkDrop, useRuleDrops } from "./overlap-queries";

/** A sample of what one rule alone drops, to be judged: how often is it wrong? */
export function OnlyDrops({
  source,
  rules,
  rule,
  seed,
  onSeed,
}: {
  source: OverlapSource;
  rules: readonly PresetRule[];
  rule: string;
  seed: number;
  onSeed: (seed: number) => void;
}) {
  const { data, error, refetch } = useRuleDrops(source, rules, { rule, seed });
  const mark = useMarkDrop();
  if (error !== null && data === undefined)
    return <ErrorState title="The sample could not be drawn." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} rowHeight={72} />;
  const { found, drops, wrong } = data;
  return (
    <section aria-label={`What only “${reasonTitle(rule)}” drops`}>
      <header className="flex items-baseline gap-3 border-b border-line pt-3 pb-2">
        <h3 className="font-semibold">Only “{reasonTitle(rule)}” drops these</h3>
        <span className="text-12 text-ink-3">
          {formatCount(drops.length)} of {formatCount(found)}, drawn with seed {seed}
        </span>
        <Button size="sm" className="ml-auto" onClick={() => onSeed(seed + 1)}>
          Draw others
        </Button>
      </header>
      <p role="status" className="py-2 text-ink-2">
        {wrong.of === 0 ? (
          "Say of each whether it deserves to be dropped; the rate at which the rule is wrong follows."
        ) : (
          <>
            Wrong about <b className="font-semibold text-ink">{formatPercent(wrong.share)}</b>:{" "}
            {formatCount(wrong.count)} of {formatCount(wrong.of)} judged, 95 % interval{" "}
            {formatPercent(wrong.low)} to {formatPercent(wrong.high)}.
          </>
        )}
      </p>
      {mark.error === null ? null : (
        <p role="alert" className="pb-2 text-12 text-bad">
          The mark was not kept: {mark.error.message}
        </p>
      )}
      <ol aria-label="Texts to judge">
        {drops.map(({ recordId, datasetId, instruction, detail, excerpt, isWrong }) => (
          <li key={recordId} className="border-b border-line py-2.5">
            <p className="flex items-center gap-3 text-12">
              <Segmented
                label={`Record ${recordId}: is the rule right?`}
                size="sm"
                value={isWrong === null ? "open" : isWrong ? "wrong" : "right"}
                onChange={(said) =>
                  mark.mutate({ recordId, rule, isWrong: said === "open" ? null : said === "wrong" })
                }
                options={[
                  { value: "open", label: "Not judged" },
                  { value: "right", label: "Right" },
                  { value: "wrong", label: "Wrong" },
                ]}
              />
              <TextLink href={`/datasets/${datasetId}/records/${recordId}`} className="ml-auto text-ink-3">
                Record {recordId}
              </TextLink>
            </p>
            <p className="mt-1 truncate font-medium" title={instruction}>
              {instruction}
            </p>
            <p className="prose-text mt-0.5 line-clamp-5 text-ink-2">
              <LitPlace text={excerpt.text} place={excerpt.place} />
            </p>
            {detail === "" ? null : <p className="mt-1 truncate text-12 text-ink-3">{detail}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
