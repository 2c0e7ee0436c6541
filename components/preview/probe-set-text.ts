import { MAX_PROBES, type Probe } from "@/lib/api/probe-sets";

/** One request a line, without what surrounds it; empty lines are none. */
export function readPastedLines(text: string): Probe[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((instruction) => ({ instruction, input: "" }));
}

export const probeKey = ({ instruction, input }: Probe): string => JSON.stringify([instruction, input]);

/** `probes` with those of `more` that it does not have yet at its end, as many as a set takes. */
export function addNewProbes(probes: readonly Probe[], more: readonly Probe[]): Probe[] {
  const known = new Set(probes.map(probeKey));
  const added = more.filter((probe) => {
    const key = probeKey(probe);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return [...probes, ...added].slice(0, Math.max(MAX_PROBES, probes.length));
}
