import { windowProblem } from "@/lib/generation/token-budget";
import type { BuildPlan } from "./use-build-plan";

export type PlanWarning = { text: string; href?: string; action?: string };

type Plan = Pick<BuildPlan, "view" | "version" | "server" | "budget">;

/** What a person should know before the build starts; none of it forbids the start. */
export function planWarnings({ view, version, server, budget }: Plan): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  if (view?.hasChanges && version !== null) {
    warnings.push({
      text: `The draft has changes that version ${version} does not have. A build uses the version.`,
      href: `/constitutions/${view.id}`,
      action: "Look at the draft",
    });
  }
  if (server?.isSample) {
    warnings.push({
      text: `“${server.name}” is scripted, not a model. Its records only show how a build goes.`,
    });
  }
  if (server !== null && server.probe !== null) {
    if (!server.probe.reachable) {
      warnings.push({
        text: `${server.name} did not answer its last test.`,
        href: "/servers",
        action: "Test it again",
      });
    } else if (!server.probe.completions.isWorking) {
      const problem = server.probe.completions.problem ?? "its last completion did not work.";
      warnings.push({ text: `${server.name}: ${problem}`, href: "/servers", action: "Servers" });
    }
  }
  const tooLarge = budget === null ? null : windowProblem(budget);
  if (tooLarge !== null) {
    warnings.push({ text: `${tooLarge} Use fewer max tokens, a shorter constitution or another server.` });
  }
  return warnings;
}
