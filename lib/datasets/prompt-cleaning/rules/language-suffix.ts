import { plainRule } from "../cleaning-rule";
import { withoutSuffix } from "./suffix";

/** In their order: taking off one may bare the next. */
const LANGUAGES = [
  "Italian",
  "Polish",
  "Russian",
  "Slovak",
  "Portuguese",
  "Romanian",
  "Danish",
  "Swedish",
  "Norwegian",
  "English",
  "Spanish",
  "French",
  "Czech",
  "German",
  "Finnish",
  "Estonian",
  "Latvian",
  "Lithuanian",
  "Persian",
  "Hungarian",
  "Hebrew",
  "Greek",
  "Arabic",
  "Korean",
  "Japanese",
  "Chinese",
  "Chinese (Traditional)",
  "Chinese (Simplified)",
  "Thai",
  "Vietnamese",
];

export const languageSuffix = plainRule({
  name: "language_suffix",
  title: "“Language: English” at the end",
  does: "Takes off the language that a page names, one of thirty.",
  change: (text) => {
    // Most texts name none, and there may be millions.
    if (!text.includes("Language: ")) return text;
    return LANGUAGES.reduce((left, language) => withoutSuffix(left, `Language: ${language}`), text);
  },
});
