import type { ComponentType } from "react";
import { BoardView } from "./board-view";
import type { RequestDraft } from "./request-box";
import { SamplesView } from "./samples-view";
import type { Columns } from "./use-columns";

type ModeView = ComponentType<{
  columns: Columns;
  request: RequestDraft;
  beforeRun?: () => Promise<unknown>;
}>;

/** The ways to ask: one request live, and whatever else stands here. Null: the columns themselves. */
export const previewModes: readonly {
  value: string;
  label: string;
  hasRequest: boolean;
  View: ModeView | null;
}[] = [
  { value: "request", label: "One request", hasRequest: true, View: null },
  { value: "samples", label: "Samples", hasRequest: true, View: SamplesView },
  { value: "probes", label: "Probe set", hasRequest: false, View: BoardView },
];
