const HUES = 16;

/** The hue of a principle's number for `data-p`; past 16 the spectrum begins again. */
export function principleHue(number: number): number {
  return ((number - 1) % HUES) + 1;
}
