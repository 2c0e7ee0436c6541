import { z } from "zod";
import { type Constitution, exemplarSchema, isEnabled, labelsSchema, principleSchema } from "./constitution";
import type { FindingPlace } from "./finding";
import { identitySentence } from "./identity-sentence";
import { removeCitations } from "./remove-citations";
import { renumber } from "./renumber";
import { escapeVariables, fillVariables, speakerLabels, stopStrings, textValues } from "./template";

/**
 * A constitution as the model is shown it: variables filled in, principles that are off left out with every
 * citation of them. Steps, filters and whatever reads a completion know only this one.
 */
export const shownConstitutionSchema = z.object({
  name: z.string().min(1),
  labels: labelsSchema,
  stop: z.array(z.string()),
  /** The sentence thoughts open with, `""` where there is none. */
  identity: z.string(),
  preamble: z.string(),
  principles: z.array(principleSchema.pick({ number: true, name: true, text: true, hue: true })),
  exemplarIntro: z.string(),
  exemplars: z.array(exemplarSchema),
});
export type ShownConstitution = z.infer<typeof shownConstitutionSchema>;

/** Total: a draft that no prompt file can hold is shown as it stands. */
export function showConstitution(authored: Constitution): ShownConstitution {
  const { name, preamble, principles, exemplarIntro, exemplars } = withoutDisabled(fillTexts(authored));
  return {
    name,
    labels: speakerLabels(authored),
    stop: stopStrings(authored),
    identity: textValues(authored).identity || identitySentence(exemplars),
    preamble,
    principles: principles.map(({ number, name: title, text, hue }) =>
      hue === undefined ? { number, name: title, text } : { number, name: title, text, hue },
    ),
    exemplarIntro,
    exemplars,
  };
}

/** The same constitution with every text's variables replaced by what they stand for. */
export function fillTexts(constitution: Constitution): Constitution {
  const values = textValues(constitution);
  return mapTexts(constitution, (text) => fillVariables(text, values));
}

/** The same constitution with every text protected: what stands in it is shown as it stands. */
export function escapeTexts(constitution: Constitution): Constitution {
  return mapTexts(constitution, escapeVariables);
}

/** Every text that may hold variables: names and numbers may not, citations repeat them letter by letter. */
export function mapTexts(
  constitution: Constitution,
  fill: (text: string, place: FindingPlace) => string,
): Constitution {
  return {
    ...constitution,
    preamble: fill(constitution.preamble, { kind: "preamble" }),
    principles: constitution.principles.map((principle) => ({
      ...principle,
      text: fill(principle.text, { kind: "principle", number: principle.number }),
    })),
    exemplarIntro: fill(constitution.exemplarIntro, { kind: "exemplar_intro" }),
    exemplars: constitution.exemplars.map(({ turns, reset }, exemplar) => {
      const at = (part: "user" | "thoughts" | "reply" | "reset", turn?: number) =>
        ({ kind: "exemplar", exemplar, part, ...(turn === undefined ? {} : { turn }) }) as const;
      return {
        turns: turns.map(({ user, thoughts, reply }, turn) => ({
          user: fill(user, at("user", turn)),
          thoughts: fill(thoughts, at("thoughts", turn)),
          reply: fill(reply, at("reply", turn)),
        })),
        reset:
          reset === null
            ? null
            : { user: fill(reset.user, at("reset")), autoReply: fill(reset.autoReply, at("reset")) },
      };
    }),
  };
}

function withoutDisabled(constitution: Constitution): Constitution {
  const off = constitution.principles.filter((principle) => !isEnabled(principle));
  if (off.length === 0) return constitution;
  const numbers = off.map(({ number }) => number);
  const left: Constitution = {
    ...constitution,
    principles: constitution.principles.filter(isEnabled),
    exemplars: constitution.exemplars.map((exemplar) => ({
      ...exemplar,
      turns: exemplar.turns.map((turn) => ({ ...turn, thoughts: removeCitations(turn.thoughts, numbers) })),
    })),
  };
  if (constitution.gaps !== "close") return left;
  // A number that also stands on a principle that is on leaves no gap.
  const free = [...new Set(numbers)].filter((one) => left.principles.every(({ number }) => number !== one));
  const movedUp = (number: number) => number - free.filter((one) => one < number).length;
  return renumber(left, new Map(left.principles.map(({ number }) => [number, movedUp(number)])));
}
