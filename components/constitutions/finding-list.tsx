"use client";
import { useState } from "react";
import { SectionHead } from "@/components/shell/page-head";
import { TextButton } from "@/components/ui/text-link";
import { type Finding, findingKey } from "@/lib/constitutions/finding";
import { FindingFixes } from "./finding-fixes";
import { useFocusAmongItems } from "./finding-list-focus";
import { FindingMark } from "./finding-mark";

const weights: Finding["severity"][] = ["error", "warning", "note"];
const words = { error: "to settle before publishing", warning: "worth a look", note: "to know" };

/** What the lint says of the draft now, the gravest first; a click goes to the place. */
export function FindingList({
  findings,
  ignored,
  onOpen,
  onRemarkAgain,
}: {
  findings: readonly Finding[];
  /** Those that this person put aside. */
  ignored: readonly Finding[];
  onOpen: (finding: Finding) => void;
  onRemarkAgain: (finding: Finding) => void;
}) {
  const [areIgnoredShown, setAreIgnoredShown] = useState(false);
  const amongItems = useFocusAmongItems();
  return (
    <section aria-label="Findings" {...amongItems}>
      <SectionHead
        title="Findings"
        count={findings.length}
        note="as you write"
        aside={
          ignored.length === 0 ? null : (
            <TextButton aria-expanded={areIgnoredShown} onClick={() => setAreIgnoredShown(!areIgnoredShown)}>
              {ignored.length} ignored
            </TextButton>
          )
        }
      />
      {findings.length === 0 ? <p className="py-3 text-ink-2">Nothing to remark.</p> : null}
      {weights.map((severity) => {
        const ofWeight = findings.filter((finding) => finding.severity === severity);
        return ofWeight.length === 0 ? null : (
          <div key={severity} className="pt-2">
            <h3 className="text-11 font-medium text-ink-3">{words[severity]}</h3>
            <ul>
              {ofWeight.map((finding, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two findings may read the same; none keeps state.
                <li key={`${findingKey(finding)} ${index}`} className="border-b border-line last:border-b-0">
                  <FindingItem finding={finding} onOpen={() => onOpen(finding)} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {areIgnoredShown && ignored.length > 0 ? (
        <div className="pt-2">
          <h3 className="text-11 font-medium text-ink-3">ignored by you</h3>
          <ul>
            {ignored.map((finding, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                key={`${findingKey(finding)} ${index}`}
                className="flex items-baseline gap-2.5 border-b border-line py-1.5 text-12 last:border-b-0"
              >
                <FindingMark severity={finding.severity} />
                <span className="min-w-0 flex-1 text-ink-3 wrap-anywhere">{finding.message}</span>
                <TextButton
                  aria-label={`Remark again: ${finding.message}`}
                  className="text-ink-2"
                  onClick={() => onRemarkAgain(finding)}
                >
                  Remark again
                </TextButton>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** The key of its fix is printed where it works: on the finding that the keyboard is in. */
function FindingItem({ finding, onOpen }: { finding: Finding; onOpen: () => void }) {
  return (
    <div className="group flex items-start gap-2.5 py-1.5">
      <span className="grid h-4 place-items-center">
        <FindingMark severity={finding.severity} />
      </span>
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={onOpen}
          className="w-full text-left text-12 text-ink-2 wrap-anywhere hover:text-ink"
        >
          {finding.message}
        </button>
        <div className="flex flex-wrap items-center gap-1.5 pt-0.5 not-group-focus-within:[&_kbd]:hidden">
          <FindingFixes finding={finding} hasKey />
        </div>
      </div>
    </div>
  );
}
