"use client";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { SectionHead } from "@/components/shell/page-head";
import { formatCount } from "@/components/ui/number-text";
import type { HomeView } from "@/lib/api/home";

const RARE_SHARE = 0.01;

/** How large a share of the constitution's kept records cites each principle; a dash where there is no record yet. */
export function Coverage({ home }: { home: HomeView }) {
  const hueOf = usePrincipleHue();
  const { keptOfConstitution: kept } = home.datasets;
  const use = new Map(home.principleUse.map((u) => [u.number, u]));
  const shares = (home.constitution?.principles ?? []).map((principle) => {
    const counts = use.get(principle.number);
    return {
      ...principle,
      exemplars: counts?.exemplars ?? 0,
      share: kept === 0 ? null : (counts?.kept ?? 0) / kept,
    };
  });
  const largest = Math.max(0.0001, ...shares.map((s) => s.share ?? 0));
  return (
    <section>
      <SectionHead
        title="Principle coverage"
        note={kept === 0 ? "share of kept records; none yet" : `share of ${formatCount(kept)} kept records`}
        aside={kept === 0 ? null : "%"}
      />
      <ol className="pt-1.5">
        {shares.map(({ number, name, share, exemplars }) => (
          <li
            key={number}
            title={`${name}: cited in ${exemplars === 1 ? "1 exemplar" : `${exemplars} exemplars`}${share === null ? "" : ` and ${(share * 100).toFixed(1)} % of kept records`}`}
            className="grid h-6 grid-cols-[24px_minmax(0,1.3fr)_minmax(60px,1fr)_36px] items-center gap-2"
          >
            <PrincipleNumber number={number} />
            <span
              className={
                share !== null && share < RARE_SHARE
                  ? "prose-text truncate text-ink-3"
                  : "prose-text truncate"
              }
            >
              {name}
            </span>
            <span data-p={hueOf(number)} aria-hidden className="h-2 overflow-hidden rounded-mark bg-cell">
              <i
                className="block h-full rounded-mark bg-p-mark transition-[width] duration-(--slow) ease-quiet"
                style={{ width: `${((share ?? 0) / largest) * 100}%` }}
              />
            </span>
            <span className="text-right text-12 text-ink-2">
              {share === null ? "–" : (share * 100).toFixed(1)}
            </span>
          </li>
        ))}
      </ol>
      {shares.length === 0 ? <p className="py-3 text-ink-2">No constitution is in use.</p> : null}
    </section>
  );
}
