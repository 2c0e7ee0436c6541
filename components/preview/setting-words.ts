import type { ServerView } from "@/lib/api/servers";

/** A server's name; the scripted one is told apart: it is no model. */
export const serverWords = ({ name, isSample }: ServerView): string =>
  isSample ? `${name}, scripted` : name;

/** The most tokens of a completion; null where the field is empty. */
export const tokensWords = (maxTokens: number | null): string => `${maxTokens ?? "–"} tokens`;
