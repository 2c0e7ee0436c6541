import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/preview-runs";
import { getStep } from "@/lib/steps/steps";
import { findPreset } from "@/lib/store/filter-presets";
import { prepareColumns } from "@/lib/store/preview-columns";
import { listPreviewRuns, readRunSummary } from "@/lib/store/preview-list";
import { launchBoard } from "@/lib/store/preview-runs";

export const GET = endpoint(api.listPreviewRuns, ({ query }) => listPreviewRuns(query));

export const POST = endpoint(api.startBoard, async ({ body, actor }) => {
  const step = getStep("self-align");
  const preset = await findPreset(body.preset);
  const columns = await prepareColumns(body.columns, step);
  const { probeSetId, samples } = body;
  const { id } = await launchBoard({ step, preset, columns, probeSetId, samples, actor: actor.name });
  return readRunSummary(id);
});
