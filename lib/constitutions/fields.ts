import {
  type Constitution,
  DEFAULT_LABELS,
  DEFAULT_STOP,
  type Exemplar,
  type Principle,
  type SpeakerLabels,
} from "./constitution";

/** What is authored once for all of a constitution, in the order in which it is told. */
export const WORD_FIELDS = [
  "name",
  "organisation",
  "cutOff",
  "identity",
  "userLabel",
  "thoughtsLabel",
  "replyLabel",
  "autoReplyLabel",
  "stop",
  "preamble",
  "gaps",
  "exemplarIntro",
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

export const PRINCIPLE_FIELDS = ["number", "name", "text", "hue", "isEnabled", "note"] as const;
export type PrincipleField = (typeof PRINCIPLE_FIELDS)[number];

/** Each field as text: equal texts mean the same, `""` where nothing is said. */
export type WordTexts = Record<WordField, string>;
export type PrincipleTexts = Record<PrincipleField, string>;

export function wordTexts(constitution: Constitution): WordTexts {
  const { name, organisation, cutOff, identity, preamble, gaps, exemplarIntro } = constitution;
  const { labels = DEFAULT_LABELS, stop = DEFAULT_STOP } = constitution;
  return {
    name,
    organisation: organisation ?? "",
    cutOff: cutOff ?? "",
    identity: identity ?? "",
    userLabel: labels.user,
    thoughtsLabel: labels.thoughts,
    replyLabel: labels.reply,
    autoReplyLabel: labels.autoReply,
    // One a line; the line breaks in them are written out.
    stop: stop.map((one) => JSON.stringify(one).slice(1, -1)).join("\n"),
    preamble,
    gaps: gaps ?? "keep",
    exemplarIntro,
  };
}

export function principleTexts(principle: Principle): PrincipleTexts {
  const { number, name, text, hue, isEnabled, note } = principle;
  return {
    number: String(number),
    name,
    text,
    hue: hue === undefined ? "" : String(hue),
    isEnabled: isEnabled === false ? "off" : "on",
    note: note ?? "",
  };
}

/** The inverse of the two above; what means the same as nothing is left out. */
export function constitutionOf(
  words: WordTexts,
  principles: readonly PrincipleTexts[],
  exemplars: Exemplar[],
): Constitution {
  const { name, organisation, cutOff, identity, preamble, gaps, exemplarIntro } = words;
  const labels: SpeakerLabels = {
    user: words.userLabel,
    thoughts: words.thoughtsLabel,
    reply: words.replyLabel,
    autoReply: words.autoReplyLabel,
  };
  const stop = words.stop === "" ? [] : words.stop.split("\n").map((one): string => JSON.parse(`"${one}"`));
  return {
    name,
    ...(organisation === "" ? {} : { organisation }),
    ...(cutOff === "" ? {} : { cutOff }),
    ...(identity === "" ? {} : { identity }),
    ...(isDefaultLabels(labels) ? {} : { labels }),
    ...(isDefaultStop(stop) ? {} : { stop }),
    preamble,
    principles: principles.map(principleOf),
    ...(gaps === "close" ? { gaps } : {}),
    exemplarIntro,
    exemplars,
  };
}

function principleOf({ number, name, text, hue, isEnabled, note }: PrincipleTexts): Principle {
  return {
    number: Number(number),
    name,
    text,
    ...(hue === "" ? {} : { hue: Number(hue) }),
    ...(isEnabled === "off" ? { isEnabled: false } : {}),
    ...(note === "" ? {} : { note }),
  };
}

export const isDefaultLabels = (labels: SpeakerLabels): boolean =>
  (Object.keys(DEFAULT_LABELS) as (keyof SpeakerLabels)[]).every(
    (key) => labels[key] === DEFAULT_LABELS[key],
  );

export const isDefaultStop = (stop: readonly string[]): boolean =>
  stop.length === DEFAULT_STOP.length && stop.every((one, index) => one === DEFAULT_STOP[index]);
