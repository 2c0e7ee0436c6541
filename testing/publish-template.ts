import { database } from "@/lib/store/database";
import type { TemplateRole } from "@/lib/templates/template";

/** A template with these texts as its versions, from 1. */
export async function publishTemplate(
  role: TemplateRole,
  name: string,
  ...texts: string[]
): Promise<{ id: number }> {
  const { id } = await database().template.create({ data: { role, name, draft: texts.at(-1) ?? "" } });
  await database().templateVersion.createMany({
    data: texts.map((text, at) => ({
      templateId: id,
      number: at + 1,
      contentHash: `hash of ${text}`,
      text,
      publishedBy: "test",
    })),
  });
  return { id };
}
