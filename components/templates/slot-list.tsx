import { SectionHead } from "@/components/shell/page-head";
import { findSlots } from "@/lib/templates/fill-template";
import type { TemplateRole } from "@/lib/templates/template";
import { templateRoles } from "@/lib/templates/template-roles";

/** What a step fills in here, and whether the text has it. */
export function SlotList({ role, text }: { role: TemplateRole; text: string }) {
  const { slots } = templateRoles[role];
  const there = new Set(findSlots(text).map(({ name }) => name));
  return (
    <section className="pt-4">
      <SectionHead title="Slots" count={slots.length} />
      {slots.length === 0 ? (
        <p className="py-2 text-ink-2">Nothing is filled in: the text is sent as it is.</p>
      ) : (
        <ul>
          {slots.map(({ name, says, isNeeded }) => (
            <li key={name} className="flex items-baseline gap-3 border-b border-line py-1.5 last:border-b-0">
              <code className="font-mono text-12">{`{${name}}`}</code>
              <span className="min-w-0 text-ink-2">{says}</span>
              <span className="ml-auto shrink-0 text-12 text-ink-3">
                {there.has(name) ? "there" : isNeeded ? "missing" : "not used"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
