import type { Command } from "commander";
import { INCOMPLETE_EXIT, PAUSED_EXIT } from "./exit";

const EXIT_CODES = `
Exit codes: 0 done · ${INCOMPLETE_EXIT} a stage failed, or waits for someone to begin it · ${PAUSED_EXIT} it needs a person ·
130 left with Ctrl-C, the recipe goes on.`;

/** `studio recipe …`: a method as a chain of stages, begun, followed and confirmed from the command line. */
export function addRecipeCommands(studio: Command): void {
  const recipe = studio.command("recipe").description("start and follow a method as a chain of stages");

  recipe
    .command("start")
    .argument("<method>", "dromedary, dromedary-2, i-sheep or self-instruct")
    .requiredOption("--name <name>", "what to call the recipe, its builds and its datasets")
    .requiredOption("--server <name>", "a server of the studio")
    .option("--size <number>", "prompts in all; the targets of the stages are shares of it", "2000")
    .option("--seeds <set>", "all: the seed set in use; or a seed set's name", "all")
    .option("--constitution <name>", "default: the one in use")
    .option("--seed <number>", "makes the recipe repeatable", "42")
    .option("--unattended", "begin each stage by itself, up to one that needs a person", false)
    .description("create a recipe and begin its first stages")
    .action(async (method: string, options) => (await import("./recipe")).startRecipe(method, options));

  recipe
    .command("show")
    .argument("<id>", "a recipe's number")
    .option("--iteration <number>", "from 1; default: the one at hand")
    .description("print all that its page shows as one JSON object")
    .action(async (id: string, options) => (await import("./recipe")).showRecipe(id, options));

  recipe
    .command("next")
    .argument("<id>", "a recipe's number")
    .argument("[stage]", "one stage, also again; default: every stage that waits for nothing")
    .description("begin what may begin, and print it as one JSON object")
    .action(async (id: string, stage: string | undefined) => (await import("./recipe")).beginNext(id, stage));

  recipe
    .command("confirm")
    .argument("<id>", "a recipe's number")
    .argument("<stage>", "a stage that needs a person, e.g. topic-clean")
    .option("--server <name>", "serves the model that was trained; all that follows asks it")
    .option("--dataset <number>", "what the stage hands on; default: what it was given")
    .description("say that a person did their part")
    .action(async (id: string, stage: string, options) =>
      (await import("./recipe")).confirmRecipeStage(id, stage, options),
    );

  recipe
    .command("watch")
    .argument("<id>", "a recipe's number")
    .description("follow a recipe until it needs a person, fails or is done, then print where it stands")
    .addHelpText("after", EXIT_CODES)
    .action(async (id: string) => (await import("./watch-recipe")).watchRecipe(id));

  recipe
    .command("unattended")
    .argument("<id>", "a recipe's number")
    .option("--off", "let every stage wait until it is begun by hand", false)
    .description("let its stages begin by themselves, up to one that needs a person")
    .action(async (id: string, options) => (await import("./recipe")).setUnattended(id, options));
}
