import { SectionHead } from "@/components/shell/page-head";
import { TextButton } from "@/components/ui/text-link";
import type { Finding } from "@/lib/constitutions/finding";
import { FindingMark } from "./finding-mark";

const weights: Finding["severity"][] = ["error", "warning", "note"];
const words = { error: "to settle before publishing", warning: "worth a look", note: "to know" };

/** What the lint says of the draft now, the gravest first; a click goes to the place. */
export function FindingList({
  findings,
  onOpen,
  onNumberInOrder,
}: {
  findings: readonly Finding[];
  onOpen: (finding: Finding) => void;
  onNumberInOrder: () => void;
}) {
  return (
    <section>
      <SectionHead title="Findings" count={findings.length} note="as you write" />
      {findings.length === 0 ? <p className="py-3 text-ink-2">Nothing to remark.</p> : null}
      {weights.map((severity) => {
        const ofWeight = findings.filter((finding) => finding.severity === severity);
        return ofWeight.length === 0 ? null : (
          <div key={severity} className="pt-2">
            <h3 className="text-11 font-medium text-ink-3">{words[severity]}</h3>
            <ul>
              {ofWeight.map((finding, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two findings may read the same; none keeps state.
                <li key={`${finding.message} ${index}`} className="border-b border-line last:border-b-0">
                  <div className="flex items-baseline gap-2.5 py-1.5">
                    <FindingMark severity={severity} />
                    <button
                      type="button"
                      onClick={() => onOpen(finding)}
                      className="min-w-0 flex-1 text-left text-12 text-ink-2 hover:text-ink"
                    >
                      {finding.message}
                    </button>
                    {finding.code === "numbers_not_consecutive" ? (
                      <TextButton className="text-12" onClick={onNumberInOrder}>
                        Number in order
                      </TextButton>
                    ) : null}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
