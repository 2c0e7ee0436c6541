"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsFloat, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import {
  constitutionQuery,
  constitutionsQuery,
  serversQuery,
  type VersionChoice,
} from "@/components/generation/queries";
import type { SamplingDraft } from "@/components/generation/sampling-fields";
import { firstServer } from "@/components/generation/server-field";
import { selfAlign } from "@/lib/steps/self-align";

const SEED = 1187;

/** The settings of the page as they stand in the URL; what it leaves out falls to the studio's defaults. */
export function usePreviewSettings() {
  const [url, setUrl] = useQueryStates(
    {
      constitution: parseAsInteger,
      version: parseAsString,
      server: parseAsInteger,
      seedPrompt: parseAsInteger,
      temperature: parseAsFloat,
      topP: parseAsFloat,
      maxTokens: parseAsInteger,
      seed: parseAsInteger,
    },
    { history: "replace" },
  );
  const constitutions = useQuery(constitutionsQuery);
  const servers = useQuery(serversQuery);
  const known = constitutions.data?.constitutions ?? [];
  const first = known.find((c) => c.id === url.constitution) ?? known.find((c) => c.isInUse) ?? known[0];
  const constitutionId = first?.id ?? null;
  const view = useQuery(constitutionQuery(constitutionId)).data;
  const server =
    servers.data?.servers.find((s) => s.id === url.server) ?? firstServer(servers.data?.servers ?? []);
  const { defaults } = selfAlign;

  return {
    url,
    setUrl,
    constitutionId,
    view,
    version: view === undefined ? null : readVersion(url.version, view),
    server: server ?? null,
    draft: {
      temperature: url.temperature ?? defaults.temperature,
      topP: url.topP ?? defaults.topP,
      maxTokens: url.maxTokens ?? defaults.maxTokens,
      seed: url.seed ?? SEED,
    } satisfies SamplingDraft,
    constitutions,
    servers,
  };
}

type VersionsView = { versions: { number: number }[]; latestVersion: number | null; hasChanges: boolean };

/** Unsaid or unknown: the draft where it differs from the latest version, else that version. */
function readVersion(said: string | null, view: VersionsView): VersionChoice {
  if (said === "draft") return "draft";
  if (view.versions.some((v) => String(v.number) === said)) return Number(said);
  return view.latestVersion === null || view.hasChanges ? "draft" : view.latestVersion;
}
