import { getPreset } from "@/lib/filters/presets";
import { cancelBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { fillBuild } from "./fill-build";
import { launchTestBuild } from "./launch-test-build";

/** A dataset whose build is over: `records` that the reference judged, of which two of six are dropped. */
export async function bulkDataset(records: number): Promise<{ buildId: number; datasetId: number }> {
  const { id: buildId } = await launchTestBuild(records);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id: buildId } });
  await fillBuild({ id: buildId, datasetId }, getPreset("dromedary-v1", 1), { from: 0, to: records });
  await cancelBuild(buildId, "test");
  return { buildId, datasetId };
}
