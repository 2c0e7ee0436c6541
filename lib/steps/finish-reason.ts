/** Why a completion ended: the server stopped, its length was used up, or something else was said. */
export type FinishReason = "stop" | "length" | "other";
