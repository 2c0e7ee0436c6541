import clsx from "clsx";
import { formatCount } from "@/components/ui/number-text";
import { type Constitution, isEnabled } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";
import type { TokenBudget } from "@/lib/generation/token-budget";

/** A share of the bar below which the line between two segments would cover them. */
const THINNEST_PARTED = 0.008;

type Segment = { key: string; tokens: number; title: string; tone: string; hue?: number };

/** The window of a server, filled from the left; where it is too small, a tick shows where it ends. */
export function TokenBar({ draft, budget }: { draft: Constitution; budget: TokenBudget | null }) {
  if (budget === null) return <div className="h-2.5 rounded-mark bg-cell" />;
  const { needed, window } = budget;
  const whole = Math.max(needed, window ?? 0);
  const isOver = window !== null && needed > window;
  return (
    <div className="relative">
      <div
        role="img"
        aria-label={`${formatCount(needed)}${window === null ? "" : ` of ${formatCount(window)}`} tokens needed`}
        className="flex h-2.5 overflow-hidden rounded-mark bg-cell"
      >
        {segmentsOf(budget, draft).map(({ key, tokens, title, tone, hue }) => (
          <span
            key={key}
            data-p={hue}
            title={`${title}: ${formatCount(tokens)}`}
            style={{ width: `${(tokens / whole) * 100}%` }}
            className={clsx(
              "h-full transition-[width] duration-(--slow) ease-quiet",
              tokens / whole > THINNEST_PARTED && "shadow-[inset_-1px_0_0_var(--bg)]",
              tone,
            )}
          />
        ))}
      </div>
      {isOver ? (
        <span
          aria-hidden
          title={`The window ends here: ${formatCount(window)}`}
          style={{ left: `${(window / whole) * 100}%` }}
          className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 bg-warn shadow-[0_0_0_1px_var(--bg)]"
        />
      ) : null}
    </div>
  );
}

function segmentsOf(budget: TokenBudget, draft: Constitution): Segment[] {
  const shown = draft.principles.filter(isEnabled);
  return [
    { key: "preamble", tokens: budget.preamble, title: "Preamble", tone: "bg-ink" },
    ...budget.principles.map((tokens, index) => {
      const principle = shown[index] ?? { number: index + 1, name: "" };
      const title = `${principle.number} ${principle.name}`;
      return { key: `principle ${index}`, tokens, title, tone: "bg-p-mark", hue: hueOf(principle) };
    }),
    {
      key: "intro",
      tokens: budget.exemplarIntro,
      title: "Introduction to the exemplars",
      tone: "bg-mark-ink opacity-80",
    },
    ...budget.exemplars.map((tokens, index) => ({
      key: `exemplar ${index}`,
      tokens,
      title: `Exemplar ${index + 1}`,
      tone: "bg-mark-ink opacity-80",
    })),
    { key: "request", tokens: budget.request, title: "Request", tone: "bg-accent" },
    { key: "room", tokens: budget.room, title: "Room for the completion", tone: "bg-mark-low" },
  ];
}
