// Who may import whom. The journey of the data is written once, as an array; the walls are derived from it.
// `npm run check` runs this through scripts/check-walls.mjs.

/** The pure rooms of lib/, in the order the data travels. Each may import those before it. */
export const journey = [
  "novelty",
  "constitutions",
  "seed-prompts",
  "templates",
  "steps",
  "generation",
  "filters",
  "previews",
  "builds",
  "datasets",
  "recipes",
  "reviews",
  "exports",
];

/**
 * The component rooms that every station may use: primitives, the frame, how things of the domain are drawn (a
 * principle's number and hue, a verdict), and the controls of a generation, which preview and builds share.
 */
const sharedComponents = ["ui", "shell", "marks", "generation", "imports"];

const tests = "\\.test\\.tsx?$";
const room = (name) => `^lib/${name}/`;
const pureRooms = `^lib/(${journey.join("|")})/`;
const appError = "^lib/app-error\\.ts$";
const env = "^lib/env\\.ts$";
const log = "^lib/log\\.ts$";
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;
const anyPackage = "(^|/)node_modules/";
const browserOnly = npm(
  "react",
  "react-dom",
  "next",
  "next-themes",
  "nuqs",
  "@tanstack/[^/]+",
  "radix-ui",
  "@radix-ui/[^/]+",
);
const serverOnly = npm("@prisma/[^/]+", "pg", "graphile-worker", "openai", "pino");

/** A room may import what is listed and nothing else; its tests may do more. */
function only(name, comment, from, allowed, extra = {}) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: [tests] },
    to: { pathNot: allowed, ...extra },
  };
}

function never(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

/**
 * What a pure room may take from outside besides zod: computation only, nothing that reads the world. Comparing two
 * texts word by word is a shortest-edit search that a library has long had right; so is reading Parquet and columns of
 * text, from bytes that are given, and so is writing YAML.
 */
const extraPackages = {
  constitutions: ["diff"],
  datasets: ["csv-parse", "hyparquet", "hyparquet-compressors"],
  exports: ["yaml"],
};

const pureWalls = journey.map((name, index) =>
  only(
    `pure-${name}`,
    `lib/${name} may import zod, itself and the stations before it on the journey; the outside is given to it.`,
    room(name),
    [npm("zod", ...(extraPackages[name] ?? [])), appError, ...journey.slice(0, index + 1).map(room)],
  ),
);

export default {
  forbidden: [
    ...pureWalls,
    never(
      "pure-tests-stay-low",
      "The tests of a pure room reach for stand-ins and files, not for the rooms around it.",
      { path: pureRooms },
      { path: "^(app|components|worker|cli|lib/(store|inference|api))/" },
    ),
    only("api", "lib/api is the contract: pure rooms and app-error.", room("api"), [
      npm("zod"),
      pureRooms,
      room("api"),
      appError,
    ]),
    only(
      "inference",
      "lib/inference speaks to model servers and knows no other room but the types of two.",
      room("inference"),
      [room("inference"), room("(steps|generation)"), env, log, appError, npm("openai", "zod")],
      { dependencyTypesNot: ["core"] },
    ),
    never(
      "inference-types-only",
      "lib/inference takes only types from steps and generation, besides what a request is made of and what servers are called.",
      { path: room("inference"), pathNot: [tests] },
      {
        path: room("(steps|generation)"),
        pathNot: ["^lib/generation/(completion-body|server-probe)[.]ts$"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    only(
      "store",
      "lib/store speaks Prisma and SQL, and knows the pure rooms.",
      room("store"),
      [
        room("store"),
        pureRooms,
        env,
        log,
        appError,
        npm("@prisma/[^/]+", "pg", "pg-copy-streams", "hyparquet(-writer)?", "graphile-worker", "zod"),
      ],
      { dependencyTypesNot: ["core"] },
    ),
    only(
      "house-wide-files",
      "app-error, env and log know no room.",
      "^lib/[^/]+\\.ts$",
      ["^lib/[^/]+\\.ts$", npm("zod", "pino")],
      {
        dependencyTypesNot: ["core"],
      },
    ),
    never(
      "doors-without-pages",
      "worker/ and cli/ are doors over lib/; pages, their contract and React are another door's.",
      { path: "^(worker|cli)/" },
      { path: [`^(app|components|lib/api)/`, browserOnly] },
    ),
    never(
      "worker-not-cli",
      "The doors do not lead into one another.",
      { path: "^worker/" },
      { path: "^cli/" },
    ),
    never(
      "cli-not-worker",
      "The doors do not lead into one another.",
      { path: "^cli/" },
      { path: "^worker/" },
    ),
    never(
      "app-other-doors",
      "The doors do not lead into one another.",
      { path: "^app/" },
      { path: "^(worker|cli)/" },
    ),
    never(
      "lib-below-doors",
      "lib/ is below the doors and imports none of them.",
      { path: "^lib/" },
      { path: "^(app|components|worker|cli)/" },
    ),
    only(
      "ui-knows-no-domain",
      "components/ui holds primitives that know no word of the domain.",
      "^components/ui/",
      ["^components/ui/", anyPackage],
    ),
    never(
      "stations-apart",
      `A station's components import their own folder and ${sharedComponents.join(", ")}; stations meet in a page.`,
      { path: "^components/([^/]+)/" },
      { path: "^components/", pathNot: [`^components/(${sharedComponents.join("|")}|$1)/`] },
    ),
    only(
      "components-in-the-browser",
      "Components know the pure rooms and the contract in lib/api.",
      "^components/",
      ["^components/", pureRooms, room("api"), appError, anyPackage],
    ),
    never(
      "components-no-server-packages",
      "The browser has no database.",
      { path: "^components/" },
      { path: serverOnly },
    ),
    never(
      "browser-reaches-no-server-code",
      "Nothing a component imports may lead to the database, the model servers or the environment.",
      { path: "^components/", pathNot: [tests] },
      { path: "^lib/(store/|inference/|env\\.ts|log\\.ts)", reachable: true },
    ),
    never(
      "stand-ins-only-in-tests",
      "testing/ and e2e/ serve tests and benches and nothing else (scripts start the sample server as a program).",
      { pathNot: [tests, "^(testing|e2e|bench)/"] },
      { path: "^(testing|e2e)/" },
    ),
    only(
      "bench-measures-rooms",
      "bench/ measures lib/ with what testing/ makes, and the studio beside bare clients, also in a browser; nothing leads here.",
      "^bench/",
      ["^(bench|lib|testing)/", npm("@playwright/test", "openai", "pg", "pg-copy-streams", "zod")],
      { dependencyTypesNot: ["core"] },
    ),
    never(
      "bench-is-a-leaf",
      "bench/ is run by hand; nothing imports it.",
      { pathNot: ["^bench/"] },
      { path: "^bench/" },
    ),
    never("no-cycles", "No cycles, not even of types.", {}, { circular: true }),
    never(
      "everything-resolves",
      "An import that leads nowhere hides from every other rule.",
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    // Type-only imports are walls too. (With a TypeScript this version cannot read, no module at all is seen:
    // scripts/check-walls.mjs counts them.)
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^lib/store/generated"] },
    exclude: { path: ["^\\.next/", "^next-env"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
