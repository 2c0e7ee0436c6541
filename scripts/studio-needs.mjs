/** Commands that work on files alone. */
const fileCommands = new Set(["prompt-file", "novelty", "clean", "help"]);
/** Commands that the worker carries, or that ask a model server. */
const workedCommands = new Set(["build", "record", "refilter", "import-prompts"]);
const harmlessFlags = new Set(["--help", "-h", "--version", "-V"]);

/** Whether a command line of the studio works on the database. */
export function needsDatabase(args) {
  if (args.length === 0 || args.some((arg) => harmlessFlags.has(arg))) return false;
  return !fileCommands.has(args[0]);
}

/** Whether a command line of the studio needs a worker, and a model server to work with. */
export function needsWorker(args) {
  return needsDatabase(args) && workedCommands.has(args[0]);
}
