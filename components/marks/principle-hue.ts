import { hueOfNumber } from "@/lib/constitutions/principle-hue";

/** The hue of a number whose principle is not known, for `data-p`; where it is, `usePrincipleHue` has its hue. */
export const principleHue = hueOfNumber;
