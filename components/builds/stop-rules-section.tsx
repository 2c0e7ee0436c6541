"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import { type BuildView, changeBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { itemsDone, shareKept } from "./build-figures";
import { durationWords } from "./duration-parts";
import { useBuildAct } from "./queries";
import { type StopRuleLine, stopRuleLines } from "./stop-rule-lines";
import { StopRulesForm } from "./stop-rules-form";

/** The rules by which the build pauses, with how near it is to each, and a way to change them while it runs. */
export function StopRulesSection({ build }: { build: BuildView }) {
  const [isOpen, setIsOpen] = useState(false);
  const lines = stopRuleLines.filter((line) => build.stopRules[line.key] !== null);
  return (
    <section aria-label="Stops by itself when" className="border-t border-line pt-2.5">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Stops by itself when</h2>
        <TextButton className="ml-auto text-12" onClick={() => setIsOpen(true)}>
          Edit
        </TextButton>
      </header>
      {lines.length === 0 ? <p className="py-1 text-12 text-ink-3">No rule is set.</p> : null}
      <ul className="mt-1">
        {lines.map((line) => (
          <li key={line.key} className="flex h-6 items-center gap-1.5 whitespace-nowrap text-ink-2">
            {line.label}
            <b className="font-semibold text-ink">
              {big((build.stopRules[line.key] ?? 0) * line.scale)}
              {line.unit === "%" ? "\u2009%" : ` ${line.unit}`}
            </b>
            <span className="ml-auto truncate text-12 text-ink-3">{howNear(line, build)}</span>
          </li>
        ))}
      </ul>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title="Stops by itself when"
        description="The build pauses and says why; nothing is lost, and it can be resumed."
      >
        {isOpen ? <RulesForm build={build} onClose={() => setIsOpen(false)} /> : null}
      </Dialog>
    </section>
  );
}

function RulesForm({ build, onClose }: { build: BuildView; onClose: () => void }) {
  const [rules, setRules] = useState(build.stopRules);
  const save = useBuildAct(
    "The rules could not be saved.",
    () => callEndpoint(changeBuild, { params: { id: build.id }, body: { stopRules: rules } }),
    (answer) => answer,
    onClose,
  );
  return (
    <>
      <StopRulesForm value={rules} onChange={setRules} />
      <footer className="mt-4 flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" disabled={save.isPending} onClick={() => save.mutate()}>
          Save
        </Button>
      </footer>
    </>
  );
}

/** What is known of it here: of shares over the last records only the worker knows. */
function howNear({ key }: StopRuleLine, build: BuildView): string {
  if (key === "keepRateBelow") {
    const kept = shareKept(build.counts);
    return kept === null ? "" : `${formatPercent(kept)} of all so far`;
  }
  if (key === "tokensAbove") {
    const used = build.tokensIn + build.tokensOut;
    const done = itemsDone(build.counts);
    if (done === 0) return "none so far";
    return `${big((used / done) * build.counts.total)} expected`;
  }
  return key === "hoursAbove" ? `ran ${durationWords(build.ranMs)}` : "";
}

function big(count: number): string {
  return count < 1_000_000
    ? formatCount(Math.round(count * 10) / 10)
    : `${formatCount(Math.round(count / 100_000) / 10)}\u2009M`;
}
