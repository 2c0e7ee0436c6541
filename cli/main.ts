import { Command, CommanderError } from "commander";
import { addBuildCommands } from "./build-commands";
import { addBulkCommands } from "./bulk-commands";
import { addCleaningCommands } from "./cleaning-commands";
import { exitWith, USAGE_EXIT } from "./exit";
import { addRecipeCommands } from "./recipe-commands";
import { addSetCommands } from "./set-commands";

/** The third door: `studio <noun> <verb>`. Each command loads what it needs when it runs, so help is quick. */
const studio = new Command("studio")
  .description("Self-Align Studio from the command line")
  .version("0.1.0")
  .showSuggestionAfterError(false)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "studio: ")) });

const promptFile = studio
  .command("prompt-file")
  .description("read and write prompt files; needs no database");
promptFile
  .command("check")
  .argument("<file>", "a prompt file, or - for standard input")
  .description("print what a prompt file holds as one JSON object; exit 1 if it is malformed")
  .action(async (file: string) => (await import("./prompt-file")).checkPromptFile(file));
promptFile
  .command("render")
  .argument("<file>", "a prompt file, or - for standard input")
  .description("read a prompt file and write it back, byte for byte, to standard output")
  .action(async (file: string) => (await import("./prompt-file")).rewritePromptFile(file));

studio
  .command("import")
  .argument("<files...>", "prompt files and seed prompt files; all of them or none")
  .option("--set <name>", "the seed set that seed prompts go into", "Imported")
  .option("--dry-run", "tell what would happen, change nothing", false)
  .description("import prompt files and seed prompts, and work with them from then on")
  .action(async (files: string[], options) =>
    (await import("./import-files")).importFromFiles(files, options),
  );

studio
  .command("import-records")
  .argument(
    "<files...>",
    "records as JSON, JSON objects one a line, CSV, TSV, Parquet or text; on the studio's machine",
  )
  .option("--name <name>", "the dataset to make of them")
  .option("--into <dataset>", "add them to this dataset, by its name or number")
  .option(
    "--format <format>",
    "how a record stands in them, e.g. alpaca, sharegpt, chat; otherwise as their content says",
  )
  .option("--map <fields>", "where fields stand, e.g. instruction=data.text,output=turns[1].value")
  .option("--turns <choice>", "of a conversation: first, each or refuse", "first")
  .option("--preview", "print what the first records would be, change nothing", false)
  .description("import records into a dataset; rows that are none are listed; needs a worker")
  .action(async (files: string[], options) =>
    (await import("./import-records")).importRecords(files, options),
  );

addBuildCommands(studio);
addCleaningCommands(studio);
addSetCommands(studio);
addRecipeCommands(studio);
addBulkCommands(studio);

studio
  .command("refilter")
  .argument("<build>", "a build’s number")
  .requiredOption("--preset <name>", "a filter preset, its newest version, or name@version")
  .option("--dry-run", "judge, tell what would change, change nothing", false)
  .description("judge all records of a build by another filter preset; needs a worker, no server")
  .action(async (build: string, options) => (await import("./refilter")).refilterBuild(build, options));

studio
  .command("export")
  .argument("<dataset>", "a dataset's name or number")
  .option(
    "--format <format>",
    "studio, messages, alpaca, sharegpt, preference, dromedary or prompts",
    "studio",
  )
  .option("--container <container>", "jsonl, json, csv or parquet", "jsonl")
  .option(
    "--layout <layout>",
    "file, hugging_face (a dataset folder) or trainer (with configurations)",
    "file",
  )
  .option("--filter <query>", "as in the page's address, e.g. verdict=kept&cites=any:7,12", "verdict=kept")
  .option("--split <shares>", "train,validation,test, e.g. 0.9,0.05,0.05; for folders")
  .option("--seed <number>", "of the split", "42")
  .option("--stratify <by>", "spread evenly: topic, question_type, verdict, script, model or step")
  .option("--trainers <names>", "llama_factory, trl, axolotl; for --layout trainer")
  .option("--recipe <recipe>", "engraving, verbose, dromedary_2 or preference", "engraving")
  .option("--base-model <name>", "that is to be trained; for --layout trainer")
  .option("--title <title>", "of the dataset card; default: the dataset's name")
  .option("--licence <id>", "of the dataset card", "cc-by-4.0")
  .option("--languages <codes>", "of the dataset card", "en")
  .option("--wish <json>", "anything else, as a JSON object: what an export's manifest holds as its wish")
  .option("--out <path>", "a file, or a folder for a layout of several; default: standard output")
  .option("--report", "print the report, too", false)
  .description("write a dataset's records, the kept ones unless a filter says otherwise")
  .action(async (dataset: string, options) =>
    (await import("./export-dataset")).exportDataset(dataset, options),
  );

studio
  .command("record")
  .description("what one record was made from")
  .command("reproduce")
  .argument("<id>", "a record's number")
  .option("--server <name>", "ask another server than the one that answered then")
  .option("--show", "print what was sent as one JSON object, ask nobody", false)
  .description("send a record's request once more and print what differs; exit 7 where anything does")
  .action(async (id: string, options) => (await import("./reproduce-record")).reproduceRecord(id, options));

studio
  .command("novelty")
  .argument("<file>", "JSON objects, one a line or in an array; - for standard input")
  .requiredOption("--field <name>", "the field with the text, e.g. instruction")
  .option("--seeds <file>", "texts that everything is compared with from the start, in the same field")
  .option("--threshold <number>", "drop what scores above it", "0.7")
  .option(
    "--mode <mode>",
    "reference: ASCII letters and digits only, as rouge_score; unicode: all scripts; mended: as reference, and all scripts where that sees nothing",
    "reference",
  )
  .option("--json", "one JSON object instead of a table", false)
  .description("tell which texts ROUGE-L finds too close to an earlier one; needs no database")
  .action(async (file: string, options) => (await import("./novelty")).reportNovelty(file, options));

studio
  .command("filter")
  .argument("<preset>", "a built-in filter preset, e.g. self-instruct, dromedary-v1, i-sheep, studio@1")
  .argument("<file>", "JSON objects with instruction, input and output, or seed tasks; - for standard input")
  .option("--as-is", "do not trim the space that completion servers send first", false)
  .option("--out <file>", "write the kept rows as the preset leaves them, one JSON object a line")
  .option("--constitution <file>", "a prompt file whose names and exemplars count, not the reference’s")
  .option("--json", "one JSON object instead of a table", false)
  .description("tell how many rows a filter preset keeps, and what drops the others; needs no database")
  .action(async (preset: string, file: string, options) =>
    (await import("./filter")).filterFile(preset, file, options),
  );

studio
  .command("list")
  .argument(
    "<what>",
    "servers, seed-sets, constitutions, builds, datasets, presets, steps, templates or recipes",
  )
  .description("print one JSON object a line")
  .action(async (what: string) => (await import("./list")).listThings(what));

studio
  .command("setup", { hidden: true })
  .description(
    "load the starting set into an empty studio and point at the sample server; npm start does this",
  )
  .action(async () => (await import("./setup")).setUp());

try {
  await studio.parseAsync();
  exitWith(null);
} catch (error) {
  // Help and version end here too, with exit code 0.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : USAGE_EXIT);
  exitWith(error);
}
