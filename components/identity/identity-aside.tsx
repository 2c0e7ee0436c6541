"use client";
import { SectionHead } from "@/components/shell/page-head";
import { TextField } from "@/components/ui/field";
import { formatCount, plural } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { countIdentityRows, identityRecords } from "@/lib/exports/identity-records";
import type { IdentitySet } from "@/lib/exports/identity-set";
import { lintIdentitySet, slotsOf } from "@/lib/exports/lint-identity-set";

const SHOWN = 12;

/** Beside the groups: what their slots hold, what the lint says, and the rows as exports write them. */
export function IdentityAside({
  body,
  onValue,
}: {
  body: IdentitySet;
  onValue: (slot: string, value: string) => void;
}) {
  const slots = slotsOf(body);
  const findings = lintIdentitySet(body);
  const rows = [...identityRecords(body, { repeats: 1, values: {} })];
  // One row of each group before a second of any: a preview of all that is asked.
  const firsts = body.entries.map((_, index) =>
    countIdentityRows({ ...body, entries: body.entries.slice(0, index) }),
  );
  const shown = firsts.flatMap((first) => rows[first] ?? []).slice(0, SHOWN);
  return (
    <>
      <section className="pt-3">
        <SectionHead title="Slots" note="an export may give them other values" />
        {slots.length === 0 ? (
          <p className="py-2 text-ink-2">
            No text names one. Write <code className="font-mono text-12">{"{name}"}</code> where the name
            belongs.
          </p>
        ) : (
          <div className="grid grid-cols-2 gap-3 py-3">
            {slots.map((slot) => (
              <TextField
                key={slot}
                label={`{${slot}}`}
                value={body.values[slot] ?? ""}
                onChange={(value) => onValue(slot, value)}
                maxLength={2000}
              />
            ))}
          </div>
        )}
      </section>
      <section className="pt-3">
        <SectionHead title="Findings" count={findings.length} />
        {findings.length === 0 ? <p className="py-2 text-ink-2">Nothing to mend.</p> : null}
        <ul aria-live="polite">
          {findings.map(({ message, cure, entry }) => (
            <li
              key={`${entry} ${message}`}
              className="flex items-start gap-2.5 border-b border-line py-2 last:border-b-0"
            >
              <span className="pt-1.5">
                <AttentionMark />
                <span className="sr-only">warning</span>
              </span>
              <p className="min-w-0 flex-1">
                {entry === null ? null : (
                  <a href={`#group-${entry + 1}`} className="mr-1 underline decoration-line">
                    Group {entry + 1}
                  </a>
                )}
                {message} <span className="text-ink-2">{cure}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="pt-3">
        <SectionHead
          title="Preview"
          note={`the first row of each group; ${plural(rows.length, "row")} in all`}
        />
        <dl>
          {shown.map(({ id, instruction, output }) => (
            <div key={id} className="border-b border-line py-2 last:border-b-0">
              <dt className="font-medium">{instruction}</dt>
              <dd className="whitespace-pre-wrap text-ink-2">{output}</dd>
            </div>
          ))}
        </dl>
        {body.entries.length > SHOWN ? (
          <p className="text-12 text-ink-3">and {formatCount(body.entries.length - SHOWN)} groups more</p>
        ) : null}
      </section>
    </>
  );
}
