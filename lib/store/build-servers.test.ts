import { runMigrations } from "graphile-worker";
import { beforeAll, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { addBuildServer, changeBuildServer } from "./build-servers";
import { getBuildView } from "./build-views";
import { addServer } from "./servers";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const address = { baseUrl: "http://127.0.0.1:9/v1", maxInFlight: 8 };
const drain = (buildId: number, serverId: number, isDraining: boolean) =>
  changeBuildServer(buildId, serverId, { isDraining, actor: "test" });
const messages = async (id: number) => (await getBuildView(id)).events.map(({ message }) => message);

it("lets a second server serve a build, drains the first, and lets it serve again; each is said once", async () => {
  const { id } = await launchTestBuild(1);
  const first = (await getBuildView(id)).servers[0];
  const pear = await addServer({ name: "pear", model: "sample-scripted", ...address }, "test");
  await addBuildServer(id, pear.id, "test");
  await expect(addBuildServer(id, pear.id, "test")).rejects.toThrow("“pear” serves build");
  for (const isDraining of [true, true, false]) await drain(id, first?.id ?? 0, isDraining);
  expect((await getBuildView(id)).servers).toMatchObject([
    { name: first?.name, isDraining: false },
    { name: "pear", isDraining: false },
  ]);
  expect((await messages(id)).slice(0, 3)).toEqual([
    `“${first?.name}” serves build ${id} again`,
    `“${first?.name}” gets nothing new of build ${id}`,
    `“pear” serves build ${id} too`,
  ]);
});

it("says so when a server that joins names another model", async () => {
  const { id } = await launchTestBuild(1);
  const fig = await addServer({ name: "fig", model: "another", ...address }, "test");
  await addBuildServer(id, fig.id, "test");
  expect((await messages(id))[0]).toBe(`“fig” serves build ${id} too, with the model another`);
});

it("keeps the last server of a build, and knows none that does not serve it", async () => {
  const { id } = await launchTestBuild(1);
  const only = (await getBuildView(id)).servers[0];
  await expect(drain(id, only?.id ?? 0, true)).rejects.toThrow("add another first, or pause the build");
  await expect(drain(id, 9999, true)).rejects.toMatchObject({ kind: "not_found" });
  await expect(addBuildServer(id, 9999, "test")).rejects.toMatchObject({ kind: "not_found" });
});
