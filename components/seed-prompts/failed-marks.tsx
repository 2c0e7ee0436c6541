"use client";
import { Tag } from "@/components/ui/chip";
import { Tooltip } from "@/components/ui/tooltip";
import type { FailedPreset } from "./seed-facts";

const shortNames: Record<string, string> = { "self-instruct": "SI", alpaca: "A", "dromedary-v1": "D1" };

const reasonsOf = ({ reasons }: FailedPreset) =>
  reasons.map(({ rule, detail }) => `${rule.replaceAll("_", " ")}: ${detail}`).join("; ");

/** The reference methods that would drop a seed prompt, as small marks; why, on hover and on focus. */
export function FailedMarks({ failed }: { failed: readonly FailedPreset[] }) {
  if (failed.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <Tooltip side="left" text={<FailedList failed={failed} />}>
      <button
        type="button"
        aria-label={`Fails ${failed.map((one) => `${one.title} (${reasonsOf(one)})`).join(", ")}`}
        // The row opens as it does elsewhere.
        className="inline-flex gap-1 align-middle"
      >
        {failed.map(({ preset, title }) => (
          <Tag key={preset} tone="warn">
            {shortNames[preset] ?? title}
          </Tag>
        ))}
      </button>
    </Tooltip>
  );
}

/** The same in full. */
export function FailedList({ failed }: { failed: readonly FailedPreset[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {failed.map((one) => (
        <li key={one.preset}>
          <b className="font-[550]">{one.title}</b>: {reasonsOf(one)}
        </li>
      ))}
    </ul>
  );
}
