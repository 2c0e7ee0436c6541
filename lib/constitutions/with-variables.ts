import { type Constitution, DEFAULT_LABELS, type SpeakerLabels } from "./constitution";
import type { FindingPlace } from "./finding";
import { mapTexts, showConstitution } from "./show-constitution";
import {
  escapeVariables,
  fillVariables,
  splitAtVariables,
  TEXT_VARIABLES,
  type TextVariable,
  textValues,
  type VariableValues,
  variablesIn,
} from "./template";

/** Variables that stand in a text where their values were spelt out before, and how often. */
export type VariablePlace = { place: FindingPlace; counts: [TextVariable, number][] };

/**
 * The same constitution with its name, organisation, cut-off and identity sentence no longer spelt out in texts
 * but named as variables, and the places where that is so. What the model is shown stays the same to the byte.
 */
export function withVariables(
  authored: Constitution,
  variables: readonly TextVariable[] = TEXT_VARIABLES,
): { constitution: Constitution; places: VariablePlace[] } {
  const { name, organisation, cut_off } = textValues(authored);
  const plainValues = { name, organisation, cut_off };
  const replacePlain = replacer(plainValues, variables);
  const places: VariablePlace[] = [];
  const named = withIdentity(authored, plainValues, replacePlain, variables.includes("identity"));
  const [before, after] = [textValues(authored), textValues(named)];

  /** `text` with variables in it, where that changes nothing of what is shown. */
  function change(
    text: string,
    place: FindingPlace,
    changed: string,
    from: VariableValues,
    to = from,
  ): string {
    // Braces or backslashes around it could take a variable apart.
    if (changed === text || fillVariables(changed, to) !== fillVariables(text, from)) return text;
    const counts = countAdded(text, changed);
    if (counts.length > 0) places.push({ place, counts });
    return changed;
  }

  const own = authored.identity ?? "";
  if (own !== "") change(own, { kind: "identity" }, named.identity ?? "", plainValues);
  const { labels, stop } = authored;
  const replaceName = replacer({ name }, variables);
  const changeLabel = (label: string) => change(label, { kind: "labels" }, replaceName(label), { name });
  const result = mapTexts(
    {
      ...named,
      ...(labels && { labels: mapLabels(labels, changeLabel) }),
      ...(stop && { stop: stop.map((text) => change(text, { kind: "stop" }, replacePlain(text), before)) }),
    },
    (text, place) =>
      change(text, place, nameIdentity(replacePlain(text), named.identity ?? "", variables), before, after),
  );
  // A sentence that was only derived is written down for those who name it, and else goes on being derived.
  const isNamed = places.some(({ counts }) => counts.some(([variable]) => variable === "identity"));
  const { identity: _, ...underived } = result;
  return { constitution: own === "" && !isNamed ? underived : result, places };
}

/** With the identity sentence written down as a template, if it then still reads as it does. */
function withIdentity(
  authored: Constitution,
  values: VariableValues,
  replacePlain: (text: string) => string,
  isWanted: boolean,
): Constitution {
  const own = authored.identity ?? "";
  const sentence = showConstitution(authored).identity;
  const identity = replacePlain(own === "" ? escapeVariables(sentence) : own);
  const isSame = fillVariables(identity, values) === sentence;
  const mayBeGiven = own !== "" || (isWanted && !namesIdentity(authored));
  return isSame && mayBeGiven ? { ...authored, identity } : authored;
}

/** Whether it is named already: a text that does so would no longer read as it does once there is a sentence. */
function namesIdentity(authored: Constitution): boolean {
  const texts = [...(authored.stop ?? [])];
  mapTexts(authored, (text) => {
    texts.push(text);
    return text;
  });
  return texts.some((text) => variablesIn(text).includes("identity"));
}

/** Names the identity sentence where it is spelt out; `template` is how it reads with the other variables named. */
function nameIdentity(text: string, template: string, variables: readonly TextVariable[]): string {
  if (template === "" || !variables.includes("identity")) return text;
  return text.replace(wholeWords([template]), () => "{{identity}}");
}

/** Replaces values by their variables, the longest first, outside of what is a variable already. */
function replacer(values: VariableValues, variables: readonly TextVariable[]): (text: string) => string {
  const wanted = variables.flatMap((variable): [string, TextVariable][] => {
    const value = values[variable] ?? "";
    return value === "" ? [] : [[value, variable]];
  });
  if (wanted.length === 0) return (text) => text;
  // Of two variables with one value the first is named.
  const variableOf = new Map(wanted.reverse());
  const pattern = wholeWords([...variableOf.keys()].sort((a, b) => b.length - a.length));
  return (text) =>
    splitAtVariables(text)
      .map((part) =>
        part.isVariable ? part.text : part.text.replace(pattern, (value) => `{{${variableOf.get(value)}}}`),
      )
      .join("");
}

/** Where one of the texts stands as words of its own; a backslash before it would make a variable text. */
const wholeWords = (texts: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_\\\\])(?:${texts.map(escapeRegExp).join("|")})(?![\\p{L}\\p{N}_])`, "gu");

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function countAdded(before: string, after: string): [TextVariable, number][] {
  const [old, now] = [variablesIn(before), variablesIn(after)];
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length;
  return TEXT_VARIABLES.map((name): [TextVariable, number] => [
    name,
    count(now, name) - count(old, name),
  ]).filter(([, added]) => added > 0);
}

/** Labels as they are published are not written down. */
function mapLabels(labels: SpeakerLabels, change: (label: string) => string): SpeakerLabels | undefined {
  const { user, thoughts, reply, autoReply } = labels;
  const changed = {
    user: change(user),
    thoughts: change(thoughts),
    reply: change(reply),
    autoReply: change(autoReply),
  };
  const parts = Object.keys(changed) as (keyof SpeakerLabels)[];
  return parts.every((part) => changed[part] === DEFAULT_LABELS[part]) ? undefined : changed;
}
