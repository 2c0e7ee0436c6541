import type { PreviewCompletion } from "@/lib/api/preview-runs";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { selfAlign } from "@/lib/steps/self-align";
import { partPlaces, rangeInPart } from "./part-places";
import { differingWords, type TextMark } from "./text-marks";

type Texts = { thoughts: string; reply: string };

/**
 * A completion as the step's parser sees it, with the places its filter rules spoke of and, given a reference,
 * the words that do not stand in that. `notes`: how much differs, in words; empty where nothing is compared.
 */
export function readStored(
  completion: Pick<PreviewCompletion, "rawText" | "status" | "verdict">,
  constitution: ShownConstitution,
  reference?: Texts,
) {
  const { rawText, status, verdict } = completion;
  const parsed = selfAlign.parse(rawText, constitution, { isFinal: status === "completed" });
  const { thoughts, reply, hasReply } = parsed;
  const places = partPlaces(rawText, constitution.labels);
  const spans = (verdict?.hits ?? []).flatMap(({ span }) => span ?? []);
  const rulesIn = (partStart: number | null, part: string) =>
    spans.flatMap((span): TextMark[] => {
      const range = partStart === null ? null : rangeInPart(span, partStart, part);
      return range === null ? [] : [{ ...range, kind: "rule" }];
    });
  const differing = (part: keyof Texts) =>
    reference === undefined ? null : differingWords(reference[part], parsed[part]);
  const [inThoughts, inReply] = [differing("thoughts"), differing("reply")];
  return {
    thoughts,
    reply,
    hasReply,
    marks: {
      thoughts: [...rulesIn(places.thoughts, thoughts), ...(inThoughts?.marks ?? [])],
      reply: [...rulesIn(places.reply, reply), ...(inReply?.marks ?? [])],
    },
    notes: { thoughts: noteOf(inThoughts), reply: noteOf(inReply) },
  };
}

function noteOf(differing: ReturnType<typeof differingWords> | null): string {
  if (differing === null) return "";
  const { addedCount, missingCount } = differing;
  if (addedCount === 0 && missingCount === 0) return "the same words";
  return `${addedCount} words of its own, ${missingCount} of the other’s missing`;
}
