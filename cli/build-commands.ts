import type { Command } from "commander";
import { isInventing } from "@/lib/steps/inventing-step";
import { settingsFields } from "@/lib/steps/settings-fields";
import type { Step } from "@/lib/steps/step";
import { steps } from "@/lib/steps/steps";
import { INCOMPLETE_EXIT, PAUSED_EXIT } from "./exit";
import { stepHelp } from "./step-help";
import { STOP_WHEN_EXAMPLE } from "./stop-when-example";

const EXIT_CODES = `
Exit codes: 0 done · ${INCOMPLETE_EXIT} over or paused with something missing: failures, a cancel, a person's pause ·
${PAUSED_EXIT} paused by one of its stop rules · 130 left with Ctrl-C, the build goes on.`;

const gather = (name: string, before: string[] = []) => [...before, name];

/** What a build is made from, the same to plan and to start it; of any step where none is given. */
function withWish(command: Command, step: Step | null): Command {
  command
    .option("--server <name>", "a server of the studio")
    .option("--servers <names>", "several, separated by commas; they share the work");
  if (step?.asks !== "replies")
    command.option("--seeds <set>", "a seed set's name; default: all, the seed set in use");
  if (step?.asks !== "itself") command.option("--dataset <name>", "a dataset whose kept records are asked");
  if (step === null || !isInventing(step))
    command.option("--limit <number>", "at most so many records of the dataset");
  if (step?.needsConstitution !== false)
    command
      .option("--constitution <name>", "default: the one in use")
      .option("--constitution-version <number>", "default: the latest published version");
  if (step === null || step.templates.length > 0)
    command.option("--template <role=name>", "or role=name@version; may be given several times", gather);
  if (step === null || settingsFields(step).length > 0)
    command.option("--set <setting=value>", "a setting of the step; may be given several times", gather);
  if (step === null || isInventing(step))
    command
      .option("--target <number>", "how many accepted ones end it")
      .option(
        "--new-against <dataset>",
        "what is invented must be new against it too; may be repeated",
        gather,
      );
  return command
    .option("--temperature <number>")
    .option("--top-p <number>")
    .option("--max-tokens <number>")
    .option("--seed <number>", "makes the build repeatable", "42")
    .option("--samples <number>", "how often each item is answered, 1 to 64", "1")
    .option(
      "--preset <name>",
      `a filter preset, or name@version; default: ${step?.preset ?? "the step's own"}`,
    )
    .option("--stop-when <conditions>", `when it pauses by itself, e.g. ${STOP_WHEN_EXAMPLE}`);
}

function refuseWithoutServer(options: { server?: string; servers?: string }, command: Command): void {
  if (options.server === undefined && options.servers === undefined) {
    command.error("error: give --server <name> or --servers <names>");
  }
}

/** `studio build …`: starting builds, following them, and what may be asked of them while they run. */
export function addBuildCommands(studio: Command): void {
  const build = studio.command("build").description("plan, start, follow and control builds");

  withWish(build.command("plan").argument("[step]", "which step", "self-align"), null)
    .option("--probe", "ask fifty of the items too, and keep none of it", false)
    .description("tell what a build would be, as one JSON object; starts nothing")
    .addHelpText(
      "after",
      `\nSteps: ${Object.keys(steps).join(", ")}; what each needs: studio build <step> --help.`,
    )
    .action(async (step: string, options, command: Command) => {
      refuseWithoutServer(options, command);
      await (await import("./plan-build")).planBuild(step, options);
    });

  for (const step of Object.values(steps)) {
    withWish(build.command(step.name), step)
      .option("--name <name>", "what to call the build", "")
      .option("--detach", "do not wait for its end", false)
      .description(step.does)
      .addHelpText("after", () => `${stepHelp(step)}\n${EXIT_CODES}`)
      .action(async (options, command: Command) => {
        refuseWithoutServer(options, command);
        await (await import("./build-step")).buildStep(step.name, options);
      });
  }

  build
    .command("from-manifest")
    .argument("<file>", "the file of a build's manifest, or - for standard input")
    .option("--server <name>", "answers in the place of those that the manifest names")
    .option("--name <name>", "what to call the build; default: as in the manifest")
    .option("--detach", "do not wait for its end", false)
    .description("start the same build again, also one of another studio")
    .addHelpText("after", EXIT_CODES)
    .action(async (file: string, options) => (await import("./build-manifest")).buildManifest(file, options));

  build
    .command("watch")
    .argument("<id>", "a build's number")
    .description("follow a build until it is over or paused, then print its outcome as one JSON object")
    .addHelpText("after", EXIT_CODES)
    .action(async (id: string) => {
      const { readBuildId } = await import("./control-build");
      await (await import("./watch-build")).watchBuild(readBuildId(id));
    });

  const control = <Options>(
    verb: string,
    about: string,
    run: (cli: typeof import("./control-build"), id: number, options: Options) => Promise<void>,
  ) =>
    build
      .command(verb)
      .argument("<id>", "a build's number")
      .description(about)
      .action(async (id: string, options: Options) => {
        const cli = await import("./control-build");
        await run(cli, cli.readBuildId(id), options);
      });

  control("show", "print all that its page shows as one JSON object", (cli, id) => cli.show(id));
  control<{ drop: boolean }>("pause", "begin nothing new; what is in flight finishes", (cli, id, options) =>
    cli.pause(id, options),
  ).option("--drop", "close what is in flight and ask again later", false);
  control("resume", "go on, also after a cancel or a failure", (cli, id) => cli.resume(id));
  control("cancel", "stop, and keep what is done", (cli, id) => cli.cancel(id));
  control<{ seeds?: string; samples?: string }>("extend", "add items or samples", (cli, id, options) =>
    cli.extend(id, options),
  )
    .option("--seeds <set>", "add all of a seed set as items (all: the one in use)")
    .option("--samples <number>", "how often each item is answered, in all");
  control<{ kind?: string[] }>("retry", "try again what failed", (cli, id, options) =>
    cli.retry(id, options),
  ).option("--kind <kind>", "only failures of this kind; may be given several times", gather);
  control<{ kind?: string }>("failures", "print what failed, one JSON object a line", (cli, id, options) =>
    cli.failures(id, options),
  ).option("--kind <kind>", "only failures of this kind");
  control<{ name?: string; stopWhen?: string }>(
    "change",
    "change its name or its stop rules",
    (cli, id, options) => cli.change(id, options),
  )
    .option("--name <name>", "what to call the build")
    .option("--stop-when <conditions>", `all its stop rules, e.g. ${STOP_WHEN_EXAMPLE}; or none`);
  control<{ add?: string[]; drain?: string[]; serve?: string[] }>(
    "servers",
    "print the servers of a build, one JSON object a line, after changing them",
    (cli, id, options) => cli.servers(id, options),
  )
    .option("--add <name>", "let another server serve it too; may be given several times", gather)
    .option("--drain <name>", "give it nothing new; may be given several times", gather)
    .option("--serve <name>", "let a drained one serve again; may be given several times", gather);
}
