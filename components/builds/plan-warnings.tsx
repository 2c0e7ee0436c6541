import { formatCount } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { PlanWarning } from "@/lib/builds/plan-warnings";

/** Where each warning is cured, for those that have such a place. */
const cures: Partial<
  Record<PlanWarning["code"], { action: string; href: (constitutionId: number | null) => string }>
> = {
  untested: { action: "Test it", href: () => "/servers" },
  unreachable: { action: "Test it again", href: () => "/servers" },
  model_missing: { action: "Servers", href: () => "/servers" },
  completions_broken: { action: "Servers", href: () => "/servers" },
  beyond_slots: { action: "Servers", href: () => "/servers" },
  draft_changes: {
    action: "Look at the draft",
    href: (id) => (id === null ? "/constitutions" : `/constitutions/${id}`),
  },
};

/** What a person should know before the build starts; none of it forbids the start. */
export function PlanWarnings({
  warnings,
  constitutionId,
}: {
  warnings: readonly PlanWarning[];
  constitutionId: number | null;
}) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="mt-3 flex flex-col gap-2">
      {warnings.map((warning) => {
        const cure = cures[warning.code];
        return (
          <li
            key={`${warning.code} ${warning.message}`}
            className="flex gap-2.5 rounded-field bg-warn-wash px-3 py-2 text-12"
          >
            <AttentionMark className="mt-1" />
            <div className="min-w-0 flex-1">
              {warning.message}{" "}
              {cure === undefined ? null : (
                <TextLink href={cure.href(constitutionId)}>{cure.action}</TextLink>
              )}
              <NamedItems warning={warning} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function NamedItems({ warning: { items, itemCount } }: { warning: PlanWarning }) {
  if (items.length === 0) return null;
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-ink-2">Which ones</summary>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {items.map(({ item, origin, tokens }) => (
          <li key={item} className="flex gap-2">
            <span className="w-10 shrink-0 text-right text-ink-3">{formatCount(item + 1)}</span>
            <span className="min-w-0 flex-1 truncate" title={origin}>
              {origin}
            </span>
            <span className="shrink-0 text-ink-3">{formatCount(tokens)} tokens</span>
          </li>
        ))}
      </ul>
      {itemCount > items.length ? (
        <p className="text-ink-3">and {formatCount(itemCount - items.length)} more</p>
      ) : null}
    </details>
  );
}
