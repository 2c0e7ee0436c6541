import { parseSettings, type Settings } from "./settings";

export type Address = {
  /** The settings as written; requests at one address share attempts and slots. */
  list: string;
  settings: Settings;
  /** The path that is left: `/v1/completions`. */
  path: string;
};

/** Reads `/with/<settings>/v1/completions`; without `/with/` the server behaves. `besides`: settings of the moment. */
export function readAddress(url: string, besides = ""): Address | { mistake: string } {
  const path = url.split("?")[0] ?? "/";
  const prefixed = /^\/with\/([^/]*)(\/.*)?$/.exec(path);
  const list = decode(prefixed?.[1] ?? "");
  if (list === null) return { mistake: "The settings in the address are not valid URL encoding." };
  const parsed = parseSettings(`${list},${besides}`);
  if ("mistake" in parsed) return parsed;
  return { list, settings: parsed.settings, path: prefixed ? (prefixed[2] ?? "/") : path };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
