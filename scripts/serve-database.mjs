// An empty database of its own for a bench, in the folder STUDIO_DATA_DIR, which is emptied first. Names its address
// to the parent, starts a Postgres that was killed again, and closes when the parent is gone.
import "./exit-with-parent.mjs";
import { openDataDir } from "./data-dir.mjs";
import { removeDataDir } from "./embedded-postgres.mjs";
import { createProgress } from "./progress.mjs";
import { openDatabase } from "./stack.mjs";
import { listenForStop, untilAborted } from "./stop-request.mjs";

const signal = listenForStop({ onForced: () => process.exit(130) });
// The parent's stdout is for what it measured.
const progress = createProgress(process.stderr);
await removeDataDir(openDataDir(), progress.say);
const database = await openDatabase({ dataDir: openDataDir(), progress, signal });
process.send?.({ url: database.url });
await untilAborted(signal);
await database.close();
process.exit();
