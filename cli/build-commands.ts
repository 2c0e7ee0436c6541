import type { Command } from "commander";
import { INCOMPLETE_EXIT, PAUSED_EXIT } from "./exit";
import { STOP_WHEN_EXAMPLE } from "./stop-when-example";

const EXIT_CODES = `
Exit codes: 0 done · ${INCOMPLETE_EXIT} over or paused with something missing: failures, a cancel, a person's pause ·
${PAUSED_EXIT} paused by one of its stop rules · 130 left with Ctrl-C, the build goes on.`;

const gather = (name: string, before: string[] = []) => [...before, name];

/** What a self-align build is made from, the same to plan and to start it. */
function withWish(command: Command): Command {
  return command
    .option("--server <name>", "a server of the studio")
    .option("--servers <names>", "several, separated by commas; they share the work")
    .option("--seeds <set>", "all: the seed set in use; or a seed set's name", "all")
    .option("--constitution <name>", "default: the one in use")
    .option("--constitution-version <number>", "default: the latest published version")
    .option("--temperature <number>")
    .option("--top-p <number>")
    .option("--max-tokens <number>")
    .option("--seed <number>", "makes the build repeatable", "42")
    .option("--samples <number>", "how often each item is answered, 1 to 64", "1")
    .option("--preset <name>", "a filter preset, or name@version; default: studio")
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

  withWish(build.command("plan"))
    .option("--probe", "ask fifty of the items too, and keep none of it", false)
    .description("tell what a build would be, as one JSON object; starts nothing")
    .action(async (options, command: Command) => {
      refuseWithoutServer(options, command);
      await (await import("./plan-build")).planBuild(options);
    });

  withWish(build.command("self-align"))
    .option("--name <name>", "what to call the build", "")
    .option("--detach", "do not wait for its end", false)
    .description("answer seed prompts after internal thoughts that cite principles")
    .addHelpText("after", EXIT_CODES)
    .action(async (options, command: Command) => {
      refuseWithoutServer(options, command);
      await (await import("./build-self-align")).buildSelfAlign(options);
    });

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
  control<{ seeds?: string; samples?: string; target?: string }>(
    "extend",
    "add items or samples, or raise the target",
    (cli, id, options) => cli.extend(id, options),
  )
    .option("--seeds <set>", "add all of a seed set as items (all: the one in use)")
    .option("--samples <number>", "how often each item is answered, in all")
    .option("--target <number>", "accepted ones that end a build that invents, in all");
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
