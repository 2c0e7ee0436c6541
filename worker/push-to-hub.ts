import { openAsBlob } from "node:fs";
import path from "node:path";
import { commitIter, createRepo, HubApiError } from "@huggingface/hub";
import type { ExportedFile } from "@/lib/exports/export-manifest";

type Push = {
  endpoint: string;
  repo: string;
  isPrivate: boolean;
  token: string;
  folder: string;
  files: readonly ExportedFile[];
};

/**
 * Pushes files into a dataset repository of a Hub as one commit, making the repository where it is not there. The
 * requests go to the endpoint's own host and, for large files, to the addresses that it names in its answers; the
 * token goes to the endpoint's host alone. Returns the commit's address.
 */
export async function pushToHub(
  push: Push,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const repo = { type: "dataset", name: push.repo } as const;
  const hub = { accessToken: push.token, hubUrl: push.endpoint, fetch: guardedFetch(push.endpoint) };
  await createRepo({ ...hub, repo, visibility: push.isPrivate ? "private" : "public" }).catch(
    (error: unknown) => {
      if (!(error instanceof HubApiError) || error.statusCode !== 409) throw error; // 409: it is there
    },
  );
  const total = push.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const sizes = new Map(push.files.map((file) => [file.path, file.bytes]));
  const shares = new Map<string, number>();
  const uploading = commitIter({
    ...hub,
    repo,
    operations: await Promise.all(
      push.files.map(async (file) => ({
        operation: "addOrUpdate" as const,
        path: file.path,
        content: await openAsBlob(path.join(push.folder, file.path)),
      })),
    ),
    title: `Add ${push.files.length} files from Self-Align Studio`,
    // Hub's own chunk store is another protocol and other hosts; plain uploads go where the endpoint says.
    useXet: false,
    abortSignal: signal,
  });
  let next = await uploading.next();
  for (; !next.done; next = await uploading.next()) {
    const { value } = next;
    if (value.event !== "fileProgress" || value.state !== "uploading") continue;
    shares.set(value.path, value.progress);
    const sent = [...shares].reduce((sum, [file, share]) => sum + share * (sizes.get(file) ?? 0), 0);
    onProgress(total === 0 ? 0 : sent / total);
  }
  return next.value?.commit.url ?? `${push.endpoint}/datasets/${push.repo}`;
}

/** Nothing is asked of another host with the token, wherever an answer points. */
function guardedFetch(endpoint: string): typeof fetch {
  const { origin } = new URL(endpoint);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    if (url.origin !== origin && headers.has("authorization"))
      throw new Error(`The token is not sent to ${url.origin}.`);
    return fetch(url, { ...init, redirect: url.origin === origin ? "manual" : "follow" });
  };
}
