import { pythonStrip } from "../python-strip";

/** The first character of a text without outer whitespace, "" where there is none. */
export const firstCharacter = (text: string): string => [...pythonStrip(text).slice(0, 2)][0] ?? "";
