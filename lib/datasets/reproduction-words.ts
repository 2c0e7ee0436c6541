import type { ServerIdentity } from "@/lib/builds/manifest";
import type { ServerProbe } from "@/lib/generation/server-probe";

/** What is known to be otherwise than when a record was made, one sentence each; empty where nothing is. */
export function serverChanges(then: ServerIdentity, now: ServerIdentity): string[] {
  const changes: string[] = [];
  if (then.id !== now.id) changes.push(`“${then.name}” answered then, “${now.name}” now.`);
  else if (then.baseUrl !== now.baseUrl) {
    changes.push(`The server’s address was ${then.baseUrl}, now it is ${now.baseUrl}.`);
  }
  if (then.model !== now.model) changes.push(`The model was ${then.model}, now it is ${now.model}.`);
  // What was not known then is no change: a server may have been tested only since.
  if (then.kind !== "unknown" && then.kind !== now.kind) {
    changes.push(`The server was taken for ${then.kind}, now for ${now.kind}.`);
  } else if (then.build !== null && now.build !== null && then.build !== now.build) {
    changes.push(`The server’s build was ${then.build}, now it is ${now.build}.`);
  }
  return changes;
}

/** What a comparison means: how much a seed promises, and what may have made the difference. */
export function comparisonWords(
  isSame: boolean,
  {
    changes,
    temperature,
    probe,
  }: { changes: readonly string[]; temperature: number; probe: ServerProbe | null },
): string {
  if (isSame) {
    return changes.length === 0
      ? "The same, character for character."
      : "The same, character for character, although not all is as it was.";
  }
  if (changes.length > 0) return "It differs, and not all is as it was; that may be why.";
  if (temperature > 0 && ignoresSeeds(probe)) {
    return "It differs: this server takes no notice of seeds, so each run gives another text.";
  }
  return "It differs although nothing is known to have changed. Seeds are best effort: what else a server computes at the same time moves its figures a little, and one token that flips changes all that follow.";
}

function ignoresSeeds(probe: ServerProbe | null): boolean {
  if (!probe?.reachable) return false;
  const isUnknown = probe.requestFields !== null && !probe.requestFields.includes("seed");
  return isUnknown || probe.seed === "differs";
}
