import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/preview-runs";
import { readRunSummary } from "@/lib/store/preview-list";
import { stopBoard } from "@/lib/store/preview-runs";

export const POST = endpoint(api.stopBoard, async ({ params }) => {
  await stopBoard(params.id);
  return readRunSummary(params.id);
});
