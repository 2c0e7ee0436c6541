import { HUE_COUNT, type Principle } from "./constitution";

type Hued = Pick<Principle, "number" | "hue">;

/** The hue of a number that was given none; past the last the spectrum begins again. */
export const hueOfNumber = (number: number): number => ((number - 1) % HUE_COUNT) + 1;

/** A principle's place in the spectrum, 1 to 16. */
export const hueOf = ({ number, hue }: Hued): number => hue ?? hueOfNumber(number);

/** The principle in that hue; it is written down only where it is not that of the number anyway. */
export function withHue<P extends Hued>(principle: P, hue: number): P {
  const { hue: _, ...rest } = principle;
  return (hue === hueOfNumber(principle.number) ? rest : { ...rest, hue }) as P;
}
