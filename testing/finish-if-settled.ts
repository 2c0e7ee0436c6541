import { finishSettled, lockStatus } from "@/lib/store/builds";
import { database } from "@/lib/store/database";

/** Ends a build in which every generation is settled, as whoever lets go of its last shard does. */
export function finishIfSettled(id: number): Promise<boolean> {
  return database().$transaction(async (tx) => finishSettled(tx, id, await lockStatus(tx, id)));
}
