/** What can stand beside the draft. */
export const draftSides = ["preview", "findings", "versions"] as const;
export type DraftSide = (typeof draftSides)[number];
