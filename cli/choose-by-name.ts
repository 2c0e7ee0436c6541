import { AppError } from "@/lib/app-error";
import { findConstitutionByName, getConstitution } from "@/lib/store/constitutions";
import { listDatasets } from "@/lib/store/datasets";
import { listSeedSets } from "@/lib/store/seed-prompts";
import { findServerByName, listServers } from "@/lib/store/servers";
import { getStudio } from "@/lib/store/studio";
import { listTemplateChoices } from "@/lib/store/template-choices";
import type { TemplateChoice } from "@/lib/store/templates";
import { templateRoleSchema } from "@/lib/templates/template";

/** Its newest version unless one is named. */
export async function chooseConstitution(name: string | undefined) {
  const constitution = await findConstitution(name);
  if (constitution.latestVersion !== null) return { id: constitution.id, latest: constitution.latestVersion };
  throw new AppError(
    "conflict",
    `${constitution.name} has no published version yet; publish its draft first.`,
  );
}

async function findConstitution(name: string | undefined) {
  if (name !== undefined) {
    const found = await findConstitutionByName(name);
    if (found !== null) return found;
    throw new AppError("not_found", `There is no constitution “${name}”.`);
  }
  const { constitutionId } = await getStudio();
  if (constitutionId !== null) return getConstitution(constitutionId);
  throw new AppError(
    "not_found",
    "No constitution is in use; import a prompt file or name one with --constitution.",
  );
}

export async function chooseServer(name: string): Promise<number> {
  const server = await findServerByName(name);
  if (server !== null) return server.id;
  const names = (await listServers()).map((s) => s.name).join(", ");
  throw new AppError("not_found", `There is no server “${name}”; the studio knows ${names || "none"}.`);
}

export async function chooseSeedSet(name: string): Promise<number> {
  const sets = await listSeedSets();
  const set = name === "all" ? sets.find((s) => s.isInUse) : sets.find((s) => s.name === name);
  if (set !== undefined) return set.id;
  if (name === "all") throw new AppError("not_found", "No seed set is in use; import seed prompts first.");
  throw new AppError(
    "not_found",
    `There is no seed set “${name}”; there are ${sets.map((s) => s.name).join(", ")}.`,
  );
}

/** By its name, or else by its number. */
export async function chooseDataset(wanted: string): Promise<number> {
  const datasets = await listDatasets();
  const found = datasets.find((d) => d.name === wanted) ?? datasets.find((d) => String(d.id) === wanted);
  if (found !== undefined) return found.id;
  const names = datasets.map((d) => d.name).join(", ");
  throw new AppError("not_found", `There is no dataset “${wanted}”; there are ${names || "none"}.`);
}

/** `role=name` or `role=name@version`. Throws `bad_request` for other text, `not_found` for what is not there. */
export async function chooseTemplate(text: string): Promise<TemplateChoice> {
  const [, roleText = "", name = "", version] = /^([a-z_]+)=(.+?)(?:@(\d+))?$/.exec(text) ?? [];
  const role = templateRoleSchema.safeParse(roleText);
  if (!role.success) {
    const roles = templateRoleSchema.options.join(", ");
    throw new AppError(
      "bad_request",
      `--template takes role=name or role=name@version, not “${text}”; the roles are ${roles}.`,
    );
  }
  const templates = (await listTemplateChoices()).filter((one) => one.role === role.data);
  const found = templates.find((one) => one.name === name);
  if (found === undefined) {
    const names = templates.map((one) => one.name).join(", ");
    throw new AppError(
      "not_found",
      `There is no published template “${name}” for ${role.data}; there are ${names || "none"}.`,
    );
  }
  if (version !== undefined && !found.versions.includes(Number(version)))
    throw new AppError("not_found", `The template “${name}” has no version ${version}.`);
  return {
    role: role.data,
    templateId: found.id,
    ...(version === undefined ? {} : { version: Number(version) }),
  };
}
