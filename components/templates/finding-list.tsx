import { SectionHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { AttentionMark, FailureMark } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import type { TemplateFinding } from "@/lib/templates/lint-template";

/** What the lint says, each with what settles it. */
export function FindingList({
  findings,
  onSelect,
  onFix,
}: {
  findings: readonly TemplateFinding[];
  onSelect: (place: { start: number; end: number }) => void;
  /** Takes the text with the finding settled. */
  onFix: (text: string) => void;
}) {
  return (
    <section className="pt-3">
      <SectionHead title="Findings" count={findings.length} />
      {findings.length === 0 ? <p className="py-2 text-ink-2">Nothing to mend.</p> : null}
      <ul aria-live="polite">
        {findings.map(({ code, severity, message, cure, place, fixed }) => (
          <li
            key={`${code} ${place?.start ?? ""} ${message}`}
            className="flex items-start gap-2.5 border-b border-line py-2 last:border-b-0"
          >
            <span className="pt-1.5">
              {severity === "error" ? <FailureMark /> : <AttentionMark />}
              <span className="sr-only">{severity}</span>
            </span>
            <p className="min-w-0 flex-1">
              {place === null ? (
                message
              ) : (
                <TextButton className="text-left" onClick={() => onSelect(place)}>
                  {message}
                </TextButton>
              )}{" "}
              <span className="text-ink-2">{cure}</span>
            </p>
            {fixed === null ? null : (
              <Button size="sm" onClick={() => onFix(fixed)}>
                Mend
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
