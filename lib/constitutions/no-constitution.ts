import type { ShownConstitution } from "./show-constitution";
import { speakerLabels } from "./template";

/** In the place of a constitution where a step works without one: no principle, no exemplar, nothing to stop at. */
export const NO_CONSTITUTION: ShownConstitution = {
  name: "",
  labels: speakerLabels({ name: "Assistant" }),
  stop: [],
  identity: "",
  preamble: "",
  principles: [],
  exemplarIntro: "",
  exemplars: [],
};
