import type { Command } from "commander";

/** The commands that make datasets of a dataset. */
export function addSetCommands(studio: Command): void {
  drawn(withFilter(studio.command("split")))
    .requiredOption("--parts <list>", "names and shares, e.g. train=0.9,validation=0.05,test=0.05")
    .option(
      "--together <what>",
      "what stays in one part: none, exact, or novelty with its threshold, e.g. novelty:0.7",
      "novelty",
    )
    .description("split a dataset into several, near-duplicates in one part; needs a worker")
    .action(async (dataset: string, options) => (await import("./make-sets")).splitDataset(dataset, options));
  drawn(withFilter(studio.command("sample")))
    .requiredOption("--count <number>", "how many are drawn")
    .option("--equal", "all values of --evenly-by alike instead of as in the whole", false)
    .description("draw a sample of a dataset; needs a worker")
    .action(async (dataset: string, options) =>
      (await import("./make-sets")).sampleDataset(dataset, options),
    );
  withFilter(studio.command("snapshot"))
    .description("copy a dataset into one that nobody can change, with a hash; needs a worker")
    .action(async (dataset: string, options) =>
      (await import("./make-sets")).snapshotDataset(dataset, options),
    );
}

function withFilter(command: Command): Command {
  return command
    .argument("<dataset>", "its name or number")
    .option("--filter <query>", "as in the page's address, e.g. verdict=kept&cites=any:7", "")
    .option("--name <name>", "of what is made; its kind and number otherwise", "");
}

function drawn(command: Command): Command {
  return command
    .option("--seed <number>", "the same seed draws the same records", "42")
    .option("--evenly-by <what>", "none, verdict, reason, topic, question_type or script", "none");
}
