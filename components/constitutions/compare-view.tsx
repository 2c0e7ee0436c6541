"use client";
import { ArrowLeftRight, X } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { VersionSummary } from "@/lib/api/constitutions";
import { compareConstitutions, countChanges } from "@/lib/constitutions/compare";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { ChangeLayout } from "./change-view";
import { ComparedGroupView } from "./compared-group-view";
import { type ComparedSides, findSide, type Side, sideName } from "./compared-sides";
import { PromptFileDiff } from "./prompt-file-diff";
import { useSide } from "./queries";
import { UnchangedFold } from "./unchanged-fold";

const layouts = ["side", "inline", "file"] as const;

/**
 * Two versions, the file that one was imported from, or the draft as it is now: what differs in full and the rest
 * folded away, field by field or in the exact text of the prompt file.
 */
export function CompareView({
  id,
  draft,
  versions,
  sides,
  onChange,
}: {
  id: number;
  draft: Constitution;
  versions: readonly VersionSummary[];
  sides: ComparedSides;
  /** Null closes the comparison. */
  onChange: (sides: ComparedSides | null) => void;
}) {
  const [layout, setLayout] = useQueryState("layout", parseAsStringLiteral(layouts).withDefault("side"));
  const before = useSide(id, sides.before, draft);
  const after = useSide(id, sides.after, draft);
  const error = before.error ?? after.error;
  useShortcuts("Comparison", [{ keys: "Escape", label: "back to the draft", run: () => onChange(null) }]);
  const sidesOfVersions = versions.flatMap(({ number, sourceFile }): Side[] =>
    sourceFile === null ? [number] : [number, `file${number}`],
  );
  const options = ["draft" as const, ...sidesOfVersions].map((side) => ({
    value: String(side),
    label: sideName(side, versions),
  }));
  const select = (label: string, value: Side, take: (side: Side) => ComparedSides) => (
    <SelectField
      label={label}
      isLabelHidden
      isSmall
      className="w-44"
      value={String(value)}
      options={options}
      onChange={(text) => onChange(take(findSide(text) ?? "draft"))}
    />
  );
  return (
    <section aria-label="Comparison" className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <div className="flex items-center gap-2 border-b border-line px-(--gutter) py-2">
        {select("Before", sides.before, (side) => ({ ...sides, before: side }))}
        <IconButton
          label="Swap the two"
          size="sm"
          onClick={() => onChange({ before: sides.after, after: sides.before })}
        >
          <ArrowLeftRight />
        </IconButton>
        {select("After", sides.after, (side) => ({ ...sides, after: side }))}
        <span className="ml-auto" />
        <Segmented<(typeof layouts)[number]>
          label="Layout"
          size="sm"
          value={layout}
          onChange={(next) => void setLayout(next)}
          options={[
            { value: "side", label: "Side by side" },
            { value: "inline", label: "Inline" },
            { value: "file", label: "Prompt file" },
          ]}
        />
        <Button size="sm" variant="quiet" icon={<X />} kbd="Esc" onClick={() => onChange(null)}>
          Close
        </Button>
      </div>
      {before.body !== undefined && after.body !== undefined ? (
        layout === "file" ? (
          <PromptFileDiff
            before={{ name: sideName(sides.before, versions), body: before.body, file: before.file }}
            after={{ name: sideName(sides.after, versions), body: after.body, file: after.file }}
          />
        ) : (
          <Comparison
            {...{ before: before.body, after: after.body, layout }}
            from={sideName(sides.before, versions)}
            to={sideName(sides.after, versions)}
          />
        )
      ) : error !== null ? (
        <ErrorState
          className="px-(--gutter)"
          title="The versions could not be read."
          error={error}
          onRetry={() => void Promise.all([before.refetch(), after.refetch()])}
        />
      ) : (
        <SkeletonRows rows={10} className="mx-(--gutter)" />
      )}
    </section>
  );
}

const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function Comparison({
  before,
  after,
  layout,
  from,
  to,
}: {
  before: Constitution;
  after: Constitution;
  layout: ChangeLayout;
  from: string;
  to: string;
}) {
  const [old, now] = [useDeferredValue(before), useDeferredValue(after)];
  const groups = useMemo(() => compareConstitutions(old, now), [old, now]);
  const changed = groups.filter(({ changes }) => changes.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className="min-h-0 overflow-auto" tabIndex={0} aria-label={`${from} against ${to}`}>
      <p role="status" className="px-(--gutter) pt-3 pb-1 text-12 text-ink-2">
        {changed.length === 0
          ? `${from} and ${inSentence(to)} are the same.`
          : `${plural(countChanges(groups), "change")} from ${inSentence(from)} to ${inSentence(to)}`}
      </p>
      {layout === "side" && changed.length > 0 ? (
        <div aria-hidden className="grid grid-cols-2 gap-8 px-(--gutter) py-1 text-11 font-medium text-ink-3">
          <span>{from}</span>
          <span>{to}</span>
        </div>
      ) : null}
      <ol>
        {changed.map((group) => (
          <ComparedGroupView
            key={JSON.stringify(group.subject.kind === "words" ? 0 : group.subject)}
            {...{ group, layout }}
          />
        ))}
        <UnchangedFold
          groups={groups.filter(({ changes }) => changes.length === 0)}
          isAll={changed.length === 0}
        />
      </ol>
    </section>
  );
}
