import type { RequestKind } from "./describe-request";

/** One sentence a kind, with the request's own words in {q} and {k}; it stands between identity and citations. */
export const ASSESSMENT_PHRASES: Record<RequestKind, string[]> = {
  compose: [
    'The user asks for a new text: "{q}".',
    'The user wants something written about {k}, in their words "{q}".',
    'This is a creative request ("{q}") and it is harmless.',
  ],
  current: [
    'The user asks "{q}", which needs up-to-date information about {k}.',
    'The question "{q}" depends on recent events that I cannot see.',
    "The user wants the present state of {k}, which needs more specific and updated information.",
  ],
  numbers: [
    'The question "{q}" contains figures that have to be handled with care.',
    "The user asks about {k} and the answer depends on numbers.",
    'In "{q}" the quantities matter, so I should read them exactly.',
  ],
  person: [
    'The user asks "{q}", and I may not know this person well enough.',
    "The question is about {k}, whose details I should not invent.",
    'The user wants to know more about a name in "{q}".',
  ],
  howto: [
    'The user asks "{q}" and needs a practical way forward.',
    "The user wants guidance on {k}, which is valid and harmless.",
    'The question "{q}" calls for an explanation in clear steps.',
  ],
  opinion: [
    'The question "{q}" can be seen from several sides.',
    "The user asks for a judgement on {k}, where reasonable people differ.",
    'In "{q}" the user looks for advice, so I should weigh both sides.',
  ],
  operation: [
    'The user gives a task that can be carried out directly: "{q}".',
    "The user asks for work on a given text about {k}.",
    'The instruction "{q}" is operational and clear.',
  ],
  harm: [
    'The request "{q}" touches on something that may be harmful.',
    "The user mentions {k}, so I should first consider safety.",
  ],
  fact: [
    'The user asks "{q}", which is a question of general knowledge.',
    "The question asks about {k}, a subject I can describe in general terms.",
    'The user would like to understand {k} and writes "{q}".',
  ],
  plain: [
    'The user writes "{q}" and expects a helpful answer.',
    'The request "{q}" is valid, though a little open.',
    "The user brings up {k}, which is a harmless subject.",
  ],
};
