import { describe, expect, it } from "vitest";
import { mergeConstitutions } from "@/lib/constitutions/merge";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import {
  createConstitution,
  getConstitution,
  getDraftRevision,
  publishDraft,
  restoreVersion,
  saveDraft,
} from "./constitutions";
import { database } from "./database";
import { getDraftSave, listDraftSaves, SAVES_KEPT } from "./draft-saves";
import { importFiles } from "./imports";

provideTestDatabase();

let count = 0;
async function create() {
  count += 1;
  return createConstitution(sampleConstitution({ name: `Robin${count}` }), "Ada");
}
const summaries = async (id: number) =>
  (await listDraftSaves(id, {})).saves.map(({ revision, actor, summary }) => [revision, actor, summary]);

describe("the saves of a draft", () => {
  it("are kept with who did what, the newest first, and each can be looked at from before to after", async () => {
    const { id, draft } = await create();
    await saveDraft(id, 1, { ...draft, preamble: "One." }, "Ada");
    const exemplarIntro = "Now see.";
    await saveDraft(id, 2, { ...draft, preamble: "Two.", exemplarIntro }, "Bo");
    expect(await summaries(id)).toEqual([
      [3, "Bo", "preamble and introduction to the exemplars"],
      [2, "Ada", "preamble"],
    ]);
    expect(await getDraftSave(id, 2)).toMatchObject({ before: draft, after: { preamble: "One." } });
    expect(await getDraftSave(id, 3)).toMatchObject({
      before: { preamble: "One." },
      after: { exemplarIntro },
    });
    expect(await getDraftSave(id, 3, 2)).toMatchObject({ before: draft, after: { exemplarIntro } });
    expect(await getDraftRevision(id)).toEqual({ revision: 3 });
  });

  it("can each be undone without the later ones", async () => {
    const { id, draft } = await create();
    await saveDraft(id, 1, { ...draft, preamble: "One." }, "Ada");
    await saveDraft(id, 2, { ...draft, preamble: "One.", exemplarIntro: "Now see." }, "Ada");
    const { before, after } = await getDraftSave(id, 2);
    const { draft: now } = await getConstitution(id);
    const { merged, conflicts } = mergeConstitutions(after, now, before);
    expect(conflicts).toEqual([]);
    expect(merged).toEqual({ ...draft, exemplarIntro: "Now see." });
  });

  it("come in pages", async () => {
    const { id, draft } = await create();
    for (const revision of [1, 2, 3]) {
      await saveDraft(id, revision, { ...draft, preamble: `Take ${revision}.` }, "Ada");
    }
    const first = await listDraftSaves(id, { limit: 2 });
    expect(first.saves.map(({ revision }) => revision)).toEqual([4, 3]);
    const rest = await listDraftSaves(id, { limit: 2, olderThan: first.next ?? 0 });
    expect(rest).toMatchObject({ saves: [{ revision: 2 }], next: null });
  });

  it("that changed nothing are not among them, and the ones around them still tell what changed", async () => {
    const { id, draft } = await create();
    await saveDraft(id, 1, { ...draft, preamble: "One." }, "Ada");
    await saveDraft(id, 2, { ...draft, preamble: "One.", organisation: "" }, "Ada");
    await saveDraft(id, 3, { ...draft, preamble: "Two." }, "Ada");
    expect((await summaries(id)).map(([revision]) => revision)).toEqual([4, 2]);
    expect((await getDraftSave(id, 2)).after.preamble).toBe("One.");
  });

  it("say what was done where it was not writing", async () => {
    const { id, draft } = await create();
    await publishDraft(id, 1, "", "Ada");
    await saveDraft(id, 1, { ...draft, preamble: "Later." }, "Ada");
    await restoreVersion(id, 2, 1, "Bo");
    expect((await summaries(id))[0]).toEqual([3, "Bo", "restored version 1: preamble"]);
  });

  it("tell of an import into the draft", async () => {
    const run = (text: string) =>
      importFiles({ files: [{ name: "robin.txt", text }], seedSet: "x", isDryRun: false, actor: "Ada" });
    const [made] = await run(samplePromptFile);
    await run(samplePromptFile.replace("2023. It keeps", "2024. It keeps"));
    const id = made?.kind === "constitution" ? made.constitutionId : 0;
    expect(await summaries(id)).toEqual([[2, "Ada", "imported robin.txt: preamble"]]);
  });

  it("are forgotten beyond the last few hundred", async () => {
    const { id, draft } = await create();
    await database().$executeRaw`
      INSERT INTO draft_save (constitution_id, revision, before, actor, summary)
      SELECT ${id}, n, draft, 'Ada', 'preamble' FROM constitution, generate_series(2, ${SAVES_KEPT + 1}) n WHERE id = ${id}`;
    await database().constitution.update({ where: { id }, data: { draftRevision: SAVES_KEPT + 1 } });
    await saveDraft(id, SAVES_KEPT + 1, { ...draft, preamble: "One more." }, "Ada");
    expect(await database().draftSave.count({ where: { constitutionId: id } })).toBe(SAVES_KEPT);
    await expect(getDraftSave(id, 2)).rejects.toMatchObject({ kind: "not_found" });
    expect((await getDraftSave(id, 3)).revision).toBe(3);
  });

  it("that are not there are not found", async () => {
    const { id } = await create();
    await expect(getDraftSave(id, 2)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getDraftRevision(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});
