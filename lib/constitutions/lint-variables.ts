import type { Constitution } from "./constitution";
import { describePlace, type Finding, type FindingPlace } from "./finding";
import { mapTexts } from "./show-constitution";
import { textValues, type VariableValues, variablesIn } from "./template";

type Template = {
  text: string;
  place: FindingPlace;
  /** What may be named here, with what it stands for. */
  values: VariableValues;
};

/** Names between double braces that stand for nothing, and variables whose value is empty. */
export function lintVariables(constitution: Constitution): Finding[] {
  return templatesOf(constitution).flatMap(({ text, place, values }) =>
    [...new Set(variablesIn(text))].flatMap((name) => lintVariable(name, place, values)),
  );
}

/** Every text that may name variables. A label knows the name only, the identity sentence all but itself. */
function templatesOf(constitution: Constitution): Template[] {
  const { labels, stop, identity } = constitution;
  const values = textValues(constitution);
  const { name, organisation, cut_off } = values;
  const templates: Template[] = [];
  mapTexts(constitution, (text, place) => {
    templates.push({ text, place, values });
    return text;
  });
  const at = (kind: "labels" | "identity" | "stop") => ({ kind }) as const;
  return [
    { text: identity ?? "", place: at("identity"), values: { name, organisation, cut_off } },
    { text: Object.values(labels ?? {}).join("\n"), place: at("labels"), values: { name } },
    { text: (stop ?? []).join("\n"), place: at("stop"), values: { ...values, user_label: name } },
    ...templates,
  ];
}

function lintVariable(name: string, place: FindingPlace, values: VariableValues): Finding[] {
  const value = Object.hasOwn(values, name) ? values[name as keyof VariableValues] : undefined;
  if (value !== undefined && value !== "") return [];
  const where = describePlace(place).replace(/^./, (letter) => letter.toLowerCase());
  const isKnown = value !== undefined;
  const fault = isKnown ? "is empty" : "stands for nothing and is sent as it is written";
  return [
    {
      code: isKnown ? "empty_variable" : "unknown_variable",
      severity: "warning",
      message: `{{${name}}} in ${where} ${fault}.`,
      place,
    },
  ];
}
