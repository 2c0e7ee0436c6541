import clsx from "clsx";
import { AttentionMark, Notice } from "@/components/ui/signal";
import type { ProbeCheck, ServerProbe } from "@/lib/generation/server-probe";

/** What a test tried, what came of it and what that means; where nothing answered, what may be wrong first. */
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
                  <CheckMark ok={check.ok} />
                </td>
                <th scope="row" className="border-b border-line py-1.5 text-left font-medium">
                  {check.name}
                </th>
                <td className="prose-text border-b border-line py-1.5 break-words">
                  <p className={check.ok === false ? "text-ink" : "text-ink-2"}>{check.detail}</p>
                  {check.meaning === "" ? null : (
                    <p className={clsx("pt-0.5", check.ok === false ? "text-ink-2" : "text-ink-3")}>
                      {check.meaning}
                    </p>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A dot for what works, a diamond for what is missed, a ring for what was not tested or is not needed. */
function CheckMark({ ok }: { ok: ProbeCheck["ok"] }) {
  const words = { true: "works", false: "does not work", null: "not tested or not needed" };
  return (
    <>
      {ok === false ? (
        <AttentionMark />
      ) : (
        <span
          aria-hidden
          className={clsx(
            "inline-block size-2 rounded-full",
            ok ? "bg-mark-ink" : "shadow-[inset_0_0_0_1.5px_var(--ink-3)]",
          )}
        />
      )}
      <span className="sr-only">{words[`${ok}`]}</span>
    </>
  );
}
