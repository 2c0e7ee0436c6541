import type { ExportFormat, OpenFormat } from "./export-format";
import type { FormatName, FormatOptions } from "./format-options";
import { alpaca } from "./formats/alpaca";
import { dromedary } from "./formats/dromedary";
import { messages } from "./formats/messages";
import { preference } from "./formats/preference";
import { prompts } from "./formats/prompts";
import { sharegpt } from "./formats/sharegpt";
import { studio } from "./formats/studio";

/** Every format by its name, the most used first. */
export const formatsByName: { [Name in FormatName]: ExportFormat<Name> } = {
  studio,
  messages,
  alpaca,
  sharegpt,
  preference,
  dromedary,
  prompts,
};

/** The format that is named, with these options. */
export function openFormat(options: FormatOptions): OpenFormat {
  const format = formatsByName[options.name] as ExportFormat<FormatName>;
  return format.open(options);
}
