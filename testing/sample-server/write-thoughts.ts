import type { Principle } from "@/lib/constitutions/constitution";
import { ASSESSMENT_PHRASES } from "./assessment-phrases";
import type { RequestDescription } from "./describe-request";
import { fillSlots } from "./fill-slots";
import type { Random } from "./seeded-random";

/** Identity, a sentence on this request, and the principles to follow, as the exemplars write them. */
export function writeThoughts(
  identity: string | null,
  request: RequestDescription,
  cited: readonly Principle[],
  random: Random,
): string {
  const kind = random.chance(0.8) ? request.kind : "plain";
  const assessment = fillSlots(random.pick(ASSESSMENT_PHRASES[kind]), request, random);
  const list = cited.map((principle) => `${principle.number} (${principle.name})`).join(", ");
  const following = cited.length > 0 ? `I should follow rules ${list}.` : null;
  return [identity, assessment, following].filter((sentence) => sentence !== null).join(" ");
}
