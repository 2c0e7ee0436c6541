import { formatCount } from "@/components/ui/number-text";
import type { BuildPlan } from "@/lib/builds/build-plan";
import { FigureLine } from "./figure-line";

/** What the whole build takes in tokens, and how that is known. */
export function PlanTokens({ plan: { tokens, lastBuild, manifest } }: { plan: BuildPlan }) {
  const sources = {
    probe: "as the probe wrote",
    last_build: `as build ${lastBuild?.id} wrote`,
    max_tokens: "max tokens; no probe yet",
  };
  return (
    <section aria-label="Tokens" className="mt-4 border-t border-line pt-3">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Tokens</h2>
        <span className="text-12 text-ink-3">
          {tokens.isCounted ? "counted by the server" : "estimated, the server does not count"}
        </span>
      </header>
      <dl className="mt-1">
        <FigureLine
          label="Shared by all prompts"
          note={manifest.constitution === null ? "the template" : "the constitution"}
        >
          {formatCount(tokens.prefix)}
        </FigureLine>
        <FigureLine label="An item adds" note="on average">
          {formatCount(Math.round(tokens.perItem))}
        </FigureLine>
        <FigureLine label="A completion" note={sources[tokens.completionSource]}>
          {tokens.completionSource === "max_tokens" ? "≤ " : ""}
          {formatCount(Math.round(tokens.perCompletion))}
        </FigureLine>
        <FigureLine label="All prompts" note="what they share may be cached">
          {bigCount(tokens.promptTotal)}
        </FigureLine>
        <FigureLine label="All completions">
          {tokens.completionSource === "max_tokens" ? "≤ " : ""}
          {bigCount(tokens.completionTotal)}
        </FigureLine>
      </dl>
    </section>
  );
}

/** `9,804`, `1.92 M`, `3.40 G`: no more digits than an estimate has. */
export function bigCount(count: number): string {
  if (count < 1_000_000) return formatCount(Math.round(count));
  if (count < 1_000_000_000) return `${(count / 1_000_000).toFixed(2)} M`;
  return `${(count / 1_000_000_000).toFixed(2)} G`;
}
