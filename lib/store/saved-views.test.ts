import { beforeAll, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { readRecordColumns, saveRecordColumns } from "./person-settings";
import { addSavedView, listSavedViews, removeSavedView, saveSavedView } from "./saved-views";

provideTestDatabase();

const body = { name: "Tides", query: "q=tide&sort=-reply", columns: null, isShared: false };
let datasetId = 0;
let otherId = 0;

beforeAll(async () => {
  datasetId = (await database().dataset.create({ data: { name: "Seas" } })).id;
  otherId = (await database().dataset.create({ data: { name: "Lakes" } })).id;
});

describe("a saved view", () => {
  it("is seen by its owner only until it is shared, and changed by nobody else", async () => {
    const { id } = await addSavedView(datasetId, "ines", body);
    expect(await listSavedViews(datasetId, "ines")).toMatchObject([{ ...body, id, isOwn: true }]);
    expect(await listSavedViews(datasetId, "tom")).toEqual([]);
    await expect(saveSavedView(id, "tom", { name: "Mine" })).rejects.toMatchObject({ kind: "not_found" });
    await saveSavedView(id, "ines", { isShared: true });
    expect(await listSavedViews(datasetId, "tom")).toMatchObject([{ id, isOwn: false, owner: "ines" }]);
    await expect(saveSavedView(id, "tom", { name: "Mine" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(removeSavedView(id, "tom")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await listSavedViews(otherId, "ines")).toEqual([]);
    await removeSavedView(id, "ines");
    await expect(removeSavedView(id, "ines")).rejects.toMatchObject({ kind: "not_found" });
    expect(await listSavedViews(datasetId, "tom")).toEqual([]);
  });

  it("keeps what is not changed, and brings columns of its own or none", async () => {
    const { id } = await addSavedView(datasetId, "ines", body);
    const columns = [{ name: "request" as const, width: 400 }, { name: "topic" as const }];
    expect(await saveSavedView(id, "ines", { columns })).toMatchObject({ ...body, columns });
    expect(await saveSavedView(id, "ines", { name: "Ebb" })).toMatchObject({ ...body, name: "Ebb", columns });
    expect(await saveSavedView(id, "ines", { columns: null, query: "" })).toMatchObject({
      name: "Ebb",
      query: "",
      columns: null,
    });
    await removeSavedView(id, "ines");
  });

  it("has a name of its own among those of its owner in the dataset", async () => {
    const { id } = await addSavedView(datasetId, "ines", body);
    await expect(addSavedView(datasetId, "ines", body)).rejects.toMatchObject({ kind: "conflict" });
    await addSavedView(datasetId, "tom", body);
    await addSavedView(otherId, "ines", body);
    const { id: ebb } = await addSavedView(datasetId, "ines", { ...body, name: "Ebb" });
    await expect(saveSavedView(ebb, "ines", { name: "Tides" })).rejects.toMatchObject({ kind: "conflict" });
    expect((await listSavedViews(datasetId, "ines")).map(({ name }) => name)).toEqual(["Ebb", "Tides"]);
    await removeSavedView(id, "ines");
  });

  it("refuses a dataset that there is not and a text that cannot be stored", async () => {
    await expect(addSavedView(99_999, "ines", body)).rejects.toMatchObject({ kind: "not_found" });
    await expect(addSavedView(datasetId, "ines", { ...body, name: "a\0" })).rejects.toMatchObject({
      kind: "bad_request",
    });
  });
});

describe("the columns of a person's tables", () => {
  it("are their own, stay when saved twice at once, and can be given up", async () => {
    const columns = [{ name: "request" as const }, { name: "score" as const, width: 90 }];
    expect(await readRecordColumns("ines")).toBeNull();
    await Promise.all([saveRecordColumns("ines", columns), saveRecordColumns("ines", columns)]);
    expect(await readRecordColumns("ines")).toEqual(columns);
    expect(await readRecordColumns("tom")).toBeNull();
    await saveRecordColumns("ines", null);
    expect(await readRecordColumns("ines")).toBeNull();
  });

  it("that another release kept and this one does not know are passed over", async () => {
    await database().personSetting.create({
      data: { actor: "tom", key: "record-columns", value: [{ name: "moon" }] },
    });
    expect(await readRecordColumns("tom")).toBeNull();
  });
});
