import { verbNoun } from "@/lib/datasets/verb-noun";
import { type MadeRecord, recordColumns } from "./record-inserts";
import { storableText } from "./storable-text";

/** What an import knows of a record beside what a making does. */
export type CopiedInRecord = MadeRecord & {
  tags: readonly string[];
  review: string | null;
  /** ISO 8601. */
  createdAt: string;
};

const asText = (value: unknown) => escapeText(String(value));
const asArray = (items: readonly unknown[]) => `{${items.join(",")}}`;

/** How a value of each type stands in a line of COPY. */
const encoders: Record<string, (value: unknown) => string> = {
  int: String,
  float8: String,
  boolean: (value) => (value === true ? "t" : "f"),
  text: asText,
  jsonb: (value) => escapeText(JSON.stringify(value)),
  "int[]": (value) => asArray(value as number[]),
  "text[]": (value) => escapeText(asArray((value as string[]).map(quoteItem))),
};

/** A text in an array of texts. */
const quoteItem = (text: string) => `"${storableText(text).replace(/["\\]/g, "\\$&")}"`;

function encoderOf(type: string): (value: unknown) => string {
  const encode = encoders[type];
  if (encode === undefined) throw new Error(`COPY cannot write a column of the type ${type} yet.`);
  return encode;
}

const made = recordColumns.map(([name, type, pick]) => ({ name, pick, encode: encoderOf(type) }));

/** In the order of a line; the columns that every way of making records shares come first. */
export const copyColumns: readonly string[] = [
  ...made.map(({ name }) => name),
  "tags",
  "review",
  "created_at",
];

const NONE = "\\N";

/** A record as one line of the text format of COPY, with its end. Source: PostgreSQL, COPY, “Text Format”. */
export function recordLine(record: CopiedInRecord): string {
  const asked = verbNoun(record.instruction);
  let line = "";
  for (const { pick, encode } of made) {
    const value = pick(record, asked);
    line += value === null ? `${NONE}\t` : `${encode(value)}\t`;
  }
  const tags = record.tags.length === 0 ? "{}" : encoderOf("text[]")(record.tags);
  return `${line}${tags}\t${record.review ?? NONE}\t${record.createdAt}\n`;
}

const SPECIAL = /[\\\n\r\t\0]/;
const SPECIALS = /[\\\n\r\t\0]/g;
const ESCAPED: Record<string, string> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\ufffd",
};

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (one) => ESCAPED[one] ?? one) : text;
}
