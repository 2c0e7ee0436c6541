import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { TextButton } from "@/components/ui/text-link";
import type { Exemplar } from "@/lib/constitutions/constitution";
import { type Finding, type FindingPlace, findingKey } from "@/lib/constitutions/finding";
import { placeMark } from "./finding-focus";
import { FindingLine } from "./finding-line";

type Reset = NonNullable<Exemplar["reset"]>;

/** The pair that ends an exemplar, so that the next request is not read as its next turn. */
export function ResetEditor({
  reset,
  usual,
  place,
  findings,
  onChange,
}: {
  reset: Reset | null;
  /** What a new one begins as. */
  usual: Reset;
  place: FindingPlace;
  findings: readonly Finding[];
  onChange: (reset: Reset | null) => void;
}) {
  return (
    <section aria-label="Reset" className="border-t border-line pt-3" {...placeMark(place)}>
      <div className="flex items-baseline justify-between">
        <h3 className="font-[550]">Reset</h3>
        {reset === null ? null : (
          <TextButton className="text-12 text-ink-3" onClick={() => onChange(null)}>
            Remove the reset
          </TextButton>
        )}
      </div>
      {reset === null ? (
        <div className="flex items-center gap-3 py-2 text-ink-2">
          Without it the next request would be read as the next turn of this exemplar.
          <Button size="sm" icon={<Plus />} onClick={() => onChange(usual)}>
            Add a reset
          </Button>
        </div>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-3 pt-2">
          <TextArea
            label="User"
            value={reset.user}
            onChange={(user) => onChange({ ...reset, user })}
            rows={1}
          />
          <TextArea
            label="Auto reply"
            value={reset.autoReply}
            onChange={(autoReply) => onChange({ ...reset, autoReply })}
            rows={1}
          />
        </div>
      )}
      {findings.map((finding) => (
        <FindingLine key={findingKey(finding)} finding={finding} hasKey className="mt-1.5" />
      ))}
    </section>
  );
}
