import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { launchTestBuild } from "@/testing/launch-test-build";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { noteFailedAttempt } from "./build-items";
import { cancelBuild, getBuildWork, markRunning, setWaiting } from "./builds";
import { chooseConstitution, findConstitutionByName } from "./constitutions";
import { database } from "./database";
import { createExport } from "./exports";
import { getHome } from "./home";
import { importFiles } from "./imports";
import { insertRecords } from "./record-inserts";
import { addServer, keepProbe } from "./servers";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

describe("home", () => {
  it("of a new studio counts nothing and asks for nothing", async () => {
    expect(await getHome()).toEqual({
      constitution: null,
      seedPrompts: { setName: null, tasks: 0, topicQuestions: 0 },
      builds: { done: 0, total: 0, running: 0, over: 0, dropped: 0, failed: 0 },
      datasets: { count: 0, records: 0, kept: 0, keptOfConstitution: 0 },
      exports: { count: 0, records: 0, lastAt: null, lastFormat: null },
      principleUse: [],
      attention: [],
      servers: [],
      lately: [],
      workersAlive: 0,
    });
  });

  it("counts every station of the journey", async () => {
    const { id } = await launchTestBuild(5);
    const { datasetId } = await getBuildWork(id);
    await markRunning(id);
    const dropped = { verdict: "dropped", reason: "short", cited: [1] } as const;
    await insertRecords([
      newRecord({ id, datasetId }, 0, { cited: [1, 3] }),
      newRecord({ id, datasetId }, 1, { cited: [3] }),
      newRecord({ id, datasetId }, 2, { ...dropped, cited: [1] }),
    ]);
    const failure = { kind: "bad_request", message: "Too long.", partialText: "" } as const;
    await noteFailedAttempt({
      ...failure,
      buildId: id,
      item: 3,
      sample: 0,
      isCounted: true,
      hasGivenUp: true,
    });
    const other = await launchTestBuild(2);
    await cancelBuild(other.id, "Ada");

    const seedLine = JSON.stringify({
      topic: "Tide",
      question_type: "Questions that require patience",
      question: "When?",
    });
    await importFiles({
      files: [{ name: "q.jsonl", text: seedLine }],
      seedSet: "Harbour",
      isDryRun: false,
      actor: "Ada",
    });
    const { id: constitutionId } = (await findConstitutionByName(leakyConstitution.name)) ?? expect.fail();
    await chooseConstitution(constitutionId);

    const wish = {
      layout: "file",
      container: "jsonl",
      format: { name: "studio" },
    } as const;
    const first = await createExport({ datasetId, wish, actor: "Ada" });
    await createExport({ datasetId, wish, actor: "Ada" });
    await database().export.update({
      where: { id: first.id },
      data: { status: "done", recordCount: 3, finishedAt: new Date() },
    });

    const home = await getHome();
    expect(home.constitution).toMatchObject({
      id: constitutionId,
      name: leakyConstitution.name,
      latestVersion: 1,
      hasChanges: false,
    });
    expect(home.constitution?.publishedAt).not.toBeNull();
    expect(home.seedPrompts).toEqual({ setName: "Harbour", tasks: 0, topicQuestions: 1 });
    expect(home.builds).toEqual({ done: 3, total: 7, running: 1, over: 1, dropped: 1, failed: 1 });
    expect(home.datasets).toEqual({ count: 2, records: 3, kept: 2, keptOfConstitution: 2 });
    expect(home.exports).toMatchObject({ count: 1, records: 3, lastFormat: "studio" });
    expect(home.principleUse.find(({ number }) => number === 1)).toMatchObject({ records: 2, kept: 1 });
    expect(home.principleUse.find(({ number }) => number === 3)).toMatchObject({ records: 2, kept: 2 });
    expect(home.principleUse.map(({ number }) => number)).toEqual(
      leakyConstitution.principles.map((p) => p.number),
    );
    expect(home.lately[0]).toMatchObject({ actor: "Ada", href: "/exports" });
    expect(home.lately.map(({ href }) => href)).toContain(`/builds/${id}`);
  });

  it("lists what needs a person: waiting builds, given-up items, silent servers, missing workers", async () => {
    const [build] = await database().build.findMany({ where: { status: "running" } });
    await setWaiting(build?.id ?? 0, "It refuses connections.");
    const form = { name: "orchard-02", baseUrl: "http://127.0.0.1:9/v1", model: "base", maxInFlight: 8 };
    const server = await addServer(form, "Ada");
    await keepProbe(server.id, {
      reachable: false,
      baseUrl: form.baseUrl,
      diagnosis: "Nothing listens there.",
      checks: [],
    });
    const home = await getHome();
    const titles = home.attention.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        "No worker runs",
        `Build ${build?.id} waits for server 1`,
        `Build ${build?.id} gave up on 1 generation`,
        "orchard-02 does not answer",
      ]),
    );
    const line = home.servers.find(({ name }) => name === "orchard-02");
    expect(line).toMatchObject({ isReachable: false, detail: "Nothing listens there." });
  });

  it("forgets the troubles of builds that ended more than a week ago", async () => {
    const { id } = await launchTestBuild(1);
    const finishedAt = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    await database().build.update({
      where: { id },
      data: { status: "failed", failureReason: "It broke.", finishedAt },
    });
    const titles = async () => (await getHome()).attention.map(({ title }) => title);
    expect(await titles()).not.toContain(`Build ${id} failed`);
    await database().build.update({ where: { id }, data: { finishedAt: new Date() } });
    expect(await titles()).toContain(`Build ${id} failed`);
  });

  it("counts the citations of records made with another constitution to no principle of this one", async () => {
    const before = await getHome();
    const { id: constitutionId } = (await findConstitutionByName(leakyConstitution.name)) ?? expect.fail();
    await database().studio.update({ where: { id: 1 }, data: { constitutionId: null } });
    expect((await getHome()).principleUse).toEqual([]);
    const { id: datasetId } = await database().dataset.create({ data: { name: "imported" } });
    await database().record.create({
      data: { ...newRecord({ id: 0, datasetId }, 0), buildId: null, item: null },
    });
    await chooseConstitution(constitutionId);
    const after = await getHome();
    expect(after.principleUse).toEqual(before.principleUse);
    expect(after.datasets.records).toBe(before.datasets.records + 1);
    expect(after.builds.done).toBe(before.builds.done);
  });
});
