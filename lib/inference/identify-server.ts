import type { ServerKind } from "@/lib/generation/server-probe";
import { type AskServer, okFields } from "./ask-server";

/** What a server's own endpoints say about it; null for what they leave out. */
export type ServerFacts = {
  kind: ServerKind;
  build: string | null;
  windowTokens: number | null;
  slots: number | null;
};

type Look = (ask: AskServer, root: string, model: string | null) => Promise<ServerFacts | null>;

// `owned_by` of the first model, where it gives the server away.
const BY_OWNER: Record<string, ServerKind> = {
  vllm: "vllm",
  sglang: "sglang",
  llamacpp: "llamacpp",
  library: "ollama",
  "self-align-sample": "sample",
};

const LOOKS: Partial<Record<ServerKind, Look>> = {
  llamacpp: lookForProps("llamacpp"),
  sample: lookForProps("sample"),
  sglang: async (ask, root) => {
    const info = okFields(await ask(`${root}/get_server_info`)) ?? okFields(await ask(`${root}/server_info`));
    if (info === null) return null;
    return {
      kind: "sglang",
      build: text(info.version),
      windowTokens: whole(info.context_length),
      slots: null,
    };
  },
  tgi: async (ask, root) => {
    const info = okFields(await ask(`${root}/info`));
    if (info === null || !("max_total_tokens" in info)) return null;
    return {
      kind: "tgi",
      build: text(info.version),
      windowTokens: whole(info.max_total_tokens),
      slots: null,
    };
  },
  ollama: async (ask, root, model) => {
    const version = okFields(await ask(`${root}/api/version`));
    if (version === null) return null;
    // What a model could hold is not what it was loaded with; only the loaded one says.
    const loaded = okFields(await ask(`${root}/api/ps`))?.models;
    const entry = Array.isArray(loaded) ? loaded.find((m) => m?.name === model || m?.model === model) : null;
    return {
      kind: "ollama",
      build: text(version.version),
      windowTokens: whole(entry?.context_length),
      slots: null,
    };
  },
  vllm: async (ask, root) => {
    const version = okFields(await ask(`${root}/version`));
    return version === null
      ? null
      : { kind: "vllm", build: text(version.version), windowTokens: null, slots: null };
  },
};

/** The kind of server that names this owner of its models; null where the name gives nothing away. */
export function kindOfOwner(ownedBy: string | null): ServerKind | null {
  return ownedBy === null ? null : (BY_OWNER[ownedBy] ?? null);
}

/** Looks at the endpoints only this kind of server has; at all of them where the kind is not known. */
export async function identifyServer(
  ask: AskServer,
  root: string,
  { kind: known }: { kind: ServerKind | null },
  model: string | null,
): Promise<ServerFacts> {
  const nothing = { build: null, windowTokens: null, slots: null };
  if (known !== null) return (await LOOKS[known]?.(ask, root, model)) ?? { kind: known, ...nothing };
  const { sample: _, ...others } = LOOKS;
  const found = await Promise.all(Object.values(others).map((look) => look(ask, root, model)));
  return found.find((facts) => facts !== null) ?? { kind: "openai-compatible", ...nothing };
}

/** `/props` as llama.cpp has it: the window of one slot, the number of slots, the build. */
function lookForProps(kind: "llamacpp" | "sample"): Look {
  return async (ask, root) => {
    const props = okFields(await ask(`${root}/props`));
    const settings = props?.default_generation_settings;
    if (typeof settings !== "object" || settings === null || !("n_ctx" in settings)) return null;
    return {
      kind,
      build: text(props?.build_info),
      windowTokens: whole(settings.n_ctx),
      slots: whole(props?.total_slots),
    };
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function whole(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
}
