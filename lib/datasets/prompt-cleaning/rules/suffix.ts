import { pythonStrip } from "@/lib/filters/python-strip";

/** Without `suffix`, and without the white space that then stands at its ends; the same where it ends otherwise. */
export function withoutSuffix(text: string, suffix: string): string {
  return text.endsWith(suffix) ? pythonStrip(text.slice(0, -suffix.length)) : text;
}
