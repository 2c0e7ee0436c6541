import { AttentionMark } from "@/components/ui/signal";
import type { PreviewWarning } from "@/lib/api/preview";

/** What looks well and is not: a line each, with its cause and its cure. */
export function ColumnWarnings({ warnings }: { warnings: readonly PreviewWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul
      aria-label="Warnings"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="mb-2 max-h-24 shrink-0 space-y-1 overflow-auto rounded-field bg-warn-wash px-2.5 py-1.5"
    >
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.message}`} className="flex items-baseline gap-2 text-12">
          <AttentionMark />
          {warning.message}
        </li>
      ))}
    </ul>
  );
}
