import { z } from "zod";

/** The most tags that one record may have. */
export const MOST_TAGS = 50;
const MOST_UNITS = 60;

/**
 * A word or a few that people mark records with. Trimmed, 1 to 60 UTF-16 units; without commas, which separate tags
 * in addresses and files, and without control characters. Upper and lower case differ.
 */
export const recordTagSchema = z
  .string()
  .trim()
  .min(1, "A tag has at least one character.")
  .max(MOST_UNITS, `A tag has at most ${MOST_UNITS} characters.`)
  .refine((tag) => !tag.includes(","), "A tag has no commas; write two tags.")
  .refine((tag) => !/\p{Cc}|\p{Cs}/u.test(tag), "A tag has no control characters.");

/** All tags of one record: each once, in the order in which they were given. */
export const recordTagsSchema = z
  .array(recordTagSchema)
  .transform((tags) => [...new Set(tags)])
  .refine((tags) => tags.length <= MOST_TAGS, `A record has at most ${MOST_TAGS} tags.`);
