import clsx from "clsx";
import { AttentionMark, Notice } from "@/components/ui/signal";
import type { ServerProbe } from "@/lib/generation/server-probe";

/** What a test tried and what came of it; where nothing answered, what may be wrong first. */
export function ProbeReport({ probe }: { probe: ServerProbe }) {
  // Where nothing answered, the diagnosis has already said it.
  const checks = probe.reachable
    ? probe.checks
    : probe.checks.filter((check) => check.detail !== probe.diagnosis);
  return (
    <div className="flex flex-col gap-3">
      {probe.reachable ? null : (
        <Notice tone="warn">
          <p className="break-words">{probe.diagnosis}</p>
        </Notice>
      )}
      {checks.length === 0 ? null : (
        <table className="w-full table-fixed text-12">
          <caption className="sr-only">What was tested</caption>
          <colgroup>
            <col className="w-6" />
            <col className="w-28" />
            <col />
          </colgroup>
          <tbody>
            {checks.map((check) => (
              <tr key={check.name} className="align-baseline">
                <td className="border-b border-line py-1.5">
                  {check.ok ? (
                    <span aria-hidden className="inline-block size-2 rounded-full bg-mark-ink" />
                  ) : (
                    <AttentionMark />
                  )}
                  <span className="sr-only">{check.ok ? "works" : "does not work"}</span>
                </td>
                <th scope="row" className="border-b border-line py-1.5 text-left font-medium">
                  {check.name}
                </th>
                <td
                  className={clsx(
                    "prose-text border-b border-line py-1.5 break-words",
                    check.ok ? "text-ink-2" : "text-ink",
                  )}
                >
                  {check.detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
