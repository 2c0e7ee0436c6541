import { isAppError } from "@/lib/app-error";
import type { FilterPreset } from "@/lib/filters/filter";
import type { Complete } from "@/lib/generation/completion";
import type { ServerProbe } from "@/lib/generation/server-probe";
import type { Step } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import { findPresetVersion } from "@/lib/store/filter-presets";
import type { BoardWork } from "@/lib/store/preview-views";
import { getServer } from "@/lib/store/servers";
import { completeAt, type LiveServer, type LiveServers } from "./live-servers";

/** A column of a board as this process asks it. */
export type BoardColumn = {
  runId: number;
  frozen: BoardWork["columns"][number];
  step: Step;
  preset: FilterPreset;
  /** Null where the server was removed. */
  door: { server: LiveServer; probe: ServerProbe | null; complete: Complete } | null;
};

export async function openBoardColumns(work: BoardWork, servers: LiveServers): Promise<BoardColumn[]> {
  const preset = await findPresetVersion(work.preset.name, work.preset.version);
  return Promise.all(
    work.columns.map(async (frozen) => ({
      runId: work.id,
      frozen,
      step: getStep(work.step),
      preset,
      door: await openDoor(frozen, servers),
    })),
  );
}

async function openDoor({ serverId, model }: BoardColumn["frozen"], servers: LiveServers) {
  if (serverId === null) return null;
  try {
    const [server, { probe }] = await Promise.all([servers.open(serverId), getServer(serverId)]);
    return { server, probe, complete: completeAt(server, model) };
  } catch (error) {
    if (isAppError(error) && error.kind === "not_found") return null;
    throw error;
  }
}
