import type { Constitution } from "@/lib/constitutions/constitution";

/** A change of the principles that may rewrite citations. */
export type Rewrite = {
  change: (draft: Constitution) => Constitution;
  /** What was done, e.g. "moved principle 7". */
  label: string;
  /** What is asked, e.g. "Move principle 7 (candor) to place 3?" */
  title: string;
  /** The verb on the button. */
  action: string;
  /** Moves may be asked for once in a session; a name or a principle that goes is asked for each time. */
  isMove: boolean;
  /** Offers undo at once, for what is gone from the page afterwards. */
  hasToast?: boolean;
  /** When it was done and the page has the focus again. */
  onDone?: () => void;
};
