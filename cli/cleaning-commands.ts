import type { Command } from "commander";

/** The two commands that clean public prompts: into a file, or into the studio. */
export function addCleaningCommands(studio: Command): void {
  withCleaningOptions(
    studio
      .command("clean")
      .argument("<files...>", "files of prompts: JSON, JSON objects one a line, or Parquet; of any size"),
  )
    .option("--out <file>", "write the kept prompts there, one JSON object a line; .json: as one array")
    .option("--json", "one JSON object instead of a table", false)
    .description("clean public prompts as Dromedary-2 does and count what each rule did; needs no database")
    .action(async (files: string[], options) => (await import("./clean")).cleanIntoFile(files, options));

  withCleaningOptions(
    studio.command("import-prompts").argument("<files...>", "as of clean; on the machine of the studio"),
  )
    .requiredOption("--dataset <name>", "the dataset to make of them")
    .option(
      "--tokens-of <server>",
      "count tokens by this server's tokenizer; about four characters each otherwise",
    )
    .option("--keep-dropped", "store what is dropped too, with its reason", false)
    .description("clean public prompts into a dataset of the studio; needs a worker")
    .action(async (files: string[], options) =>
      (await import("./import-prompts")).importPrompts(files, options),
    );
}

function withCleaningOptions(command: Command): Command {
  return command
    .option("--kind <kind>", "sharegpt, openorca, dolly, oasst or jsonl; otherwise as the first row says")
    .option("--exact", "the published rules byte for byte, with what they mutilate", false)
    .option("--min-tokens <number>", "fewer are dropped", "2")
    .option("--max-tokens <number>", "more are dropped", "256")
    .option("--orca-limit <number>", "at most so many of each of OpenOrca's four parts", "10000")
    .option("--seed <number>", "draws OpenOrca's and puts them in order", "42");
}
