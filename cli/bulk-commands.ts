import type { Command } from "commander";
import type { BulkWish } from "@/lib/datasets/bulk-action";
import type { BulkOptions, RegenerateOptions, TransferOptions } from "./bulk";
import { INCOMPLETE_EXIT } from "./exit";

const EXIT_CODES = `
Exit codes: 0 done · ${INCOMPLETE_EXIT} it failed or was cancelled · 130 left with Ctrl-C, it goes on.`;

/** `studio bulk …`: one thing done to all records of a dataset that match, in the worker. */
export function addBulkCommands(studio: Command): void {
  const bulk = studio.command("bulk").description("do one thing to many records of a dataset");

  const act = (name: string, description: string) =>
    bulk
      .command(name)
      .argument("<dataset>", "a dataset's name or number")
      .requiredOption("--filter <query>", "as in the page's address, e.g. verdict=kept; '' for all records")
      .option("--count", "tell how many would change, change nothing", false)
      .description(description)
      .addHelpText("after", EXIT_CODES);
  const run = async (dataset: string, options: BulkOptions, wish: BulkWish) =>
    (await import("./bulk")).runBulk(dataset, options, wish);

  act("tag", "add tags to records, or take tags away")
    .option("--add <tags...>", "tags to add", [])
    .option("--remove <tags...>", "tags to take away", [])
    .action((dataset: string, options: BulkOptions & { add: string[]; remove: string[] }) =>
      run(dataset, options, { kind: "tag", add: options.add, remove: options.remove }),
    );
  act("exclude", "drop kept records by hand")
    .option("--note <text>", "why; stands with each record", "")
    .action((dataset: string, options: BulkOptions & { note: string }) =>
      run(dataset, options, { kind: "exclude", note: options.note }),
    );
  act("restore", "keep dropped records, whatever dropped them").action((dataset: string, options) =>
    run(dataset, options, { kind: "restore" }),
  );
  act("review", "send records to review: they get the tag to-review").action((dataset: string, options) =>
    run(dataset, options, { kind: "review" }),
  );
  for (const kind of ["move", "copy"] as const) {
    act(kind, `${kind} records into another dataset of the same kind`)
      .option("--into <dataset>", "one that there is, by its name or number")
      .option("--into-new <name>", "one that is made for them")
      .action(async (dataset: string, options: BulkOptions & TransferOptions) =>
        run(dataset, options, { kind, to: await (await import("./bulk")).chooseTarget(options) }),
      );
  }
  act("refilter", "judge records anew; their builds keep their presets")
    .requiredOption("--preset <name>", "a filter preset, its newest version, or name@version")
    .action((dataset: string, options: BulkOptions & { preset: string }) =>
      run(dataset, options, { kind: "refilter", preset: options.preset }),
    );
  act("regenerate", "start a build that asks the records' requests again with a changed setting")
    .requiredOption("--build <number>", "the build whose step and settings it begins with")
    .option("--name <name>", "of the new build", "")
    .option("--server <name>", "another server")
    .option("--constitution <name>", "a constitution's newest version, or name@version")
    .option("--preset <name>", "another filter preset")
    .option("--temperature <number>")
    .option("--top-p <number>")
    .option("--max-tokens <number>")
    .option("--seed <number>", "another seed")
    .option("--samples <number>", "of each request")
    .action(async (dataset: string, options: BulkOptions & RegenerateOptions) =>
      run(dataset, options, await (await import("./bulk")).readRegenerate(options)),
    );

  bulk
    .command("list")
    .argument("<dataset>", "a dataset's name or number")
    .description("print the bulk actions of a dataset, the latest first, one JSON object a line")
    .action(async (dataset: string) => (await import("./bulk")).listBulk(dataset));
  bulk
    .command("undo")
    .argument("<action>", "a bulk action's number")
    .description("put every record back as it was, the latest action first")
    .action(async (id: string) => (await import("./bulk")).undoBulk(id));
  bulk
    .command("cancel")
    .argument("<action>", "a bulk action's number")
    .description("stop it where it is; what it has changed stays, and can be undone")
    .action(async (id: string) => (await import("./bulk")).cancelBulk(id));
}
