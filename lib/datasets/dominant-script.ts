const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Bengali",
  "Tamil",
  "Telugu",
  "Thai",
  "Hangul",
  "Hiragana",
  "Katakana",
  "Han",
] as const;
const patterns = scripts.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, "gu") }));
const ASCII = /^[\0-\x7f]*$/;

/** As much of a text as is looked at. */
const LOOKED_AT = 2_000;

/** The script that most letters of a text are in, in Unicode's words; Japanese where there is kana; null without letters. */
export function dominantScript(text: string): string | null {
  const start = text.slice(0, LOOKED_AT);
  if (ASCII.test(start)) return /[a-z]/i.test(start) ? "Latin" : null;
  const counts = patterns.map(({ script, pattern }) => ({
    script,
    count: start.match(pattern)?.length ?? 0,
  }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
  if (most.count === 0) return /\p{L}/u.test(start) ? "Other" : null;
  const kana = counts.filter(({ script, count }) => count > 0 && /^(?:Hira|Kata)/.test(script));
  const isJapanese = kana.length > 0 && ["Han", "Hiragana", "Katakana"].includes(most.script);
  return isJapanese ? "Japanese" : most.script;
}
