import type { BuildManifest, BuildManifestInput } from "@/lib/builds/manifest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { selfAlign } from "@/lib/steps/self-align";
import type { getVersion } from "@/lib/store/constitutions";
import { sampleManifest } from "./sample-manifest";

type Version = Awaited<ReturnType<typeof getVersion>>;
type Server = { id: number; name: string; baseUrl: string; model: string };

/** The manifest of a build of this version at this server, which is a sample server; give what matters. */
export function manifestOf(
  version: Version,
  { id, name, baseUrl, model }: Server,
  given: Partial<BuildManifestInput>,
): BuildManifest {
  return sampleManifest({
    constitution: {
      id: version.constitutionId,
      versionId: version.id,
      name: version.body.name,
      number: version.number,
      contentHash: version.contentHash,
    },
    stop: selfAlign.stopStrings(showConstitution(version.body)),
    server: { id, name, baseUrl, model, kind: "sample", build: null },
    createdAt: new Date().toISOString(),
    ...given,
  });
}
