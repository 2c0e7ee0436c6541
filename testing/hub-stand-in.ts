import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What reached it: the files of its commits as they came, and who asked with which token. */
export type HubStandIn = {
  origin: string;
  repos: Map<string, { isPrivate: boolean }>;
  files: Map<string, Buffer>;
  /** `METHOD /path` of every request, with the token it carried. */
  requests: { line: string; token: string | null }[];
  close: () => Promise<void>;
};

/**
 * A Hub as its own client sees it: repositories are created, each file is asked about, large ones are uploaded by
 * their SHA-256 and refused where the bytes are not those, and a commit names them all. `token`: the one that may.
 */
export async function startHubStandIn({
  token,
  largeFrom = 1024,
}: {
  token: string;
  /** Bytes from which a file goes the way of large ones. */
  largeFrom?: number;
}): Promise<HubStandIn> {
  const repos: HubStandIn["repos"] = new Map();
  const files: HubStandIn["files"] = new Map();
  const requests: HubStandIn["requests"] = [];
  const blobs = new Map<string, Buffer>();
  let origin = "";

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const sent = req.headers.authorization?.replace(/^Bearer /, "") ?? null;
    const path = new URL(req.url ?? "/", origin).pathname;
    requests.push({ line: `${req.method} ${path}`, token: sent });
    const body = await readAll(req);
    const json = (status: number, value: unknown) => {
      res.writeHead(status, { "content-type": "application/json" });
      res.end(JSON.stringify(value));
    };
    const upload = /^\/upload\/([0-9a-f]{64})$/.exec(path);
    if (upload !== null) {
      const [, oid = ""] = upload;
      if (createHash("sha256").update(body).digest("hex") !== oid) return json(400, { error: "other bytes" });
      blobs.set(oid, body);
      return json(200, {});
    }
    if (sent !== token) return json(401, { error: "Invalid credentials in Authorization header" });
    const text = body.toString("utf8");
    if (path === "/api/repos/create") {
      const { name, organization, visibility } = JSON.parse(text);
      const repo = `${organization}/${name}`;
      if (repos.has(repo)) return json(409, { error: "You already created this dataset repo" });
      repos.set(repo, { isPrivate: visibility === "private" });
      return json(200, { url: `${origin}/datasets/${repo}`, id: repo });
    }
    if (/\/preupload\/main$/.test(path)) {
      const asked = JSON.parse(text) as { files: { path: string; size: number }[] };
      const uploadMode = (size: number) => (size >= largeFrom ? "lfs" : "regular");
      return json(200, {
        files: asked.files.map((file) => ({ path: file.path, uploadMode: uploadMode(file.size) })),
      });
    }
    if (path.endsWith(".git/info/lfs/objects/batch")) {
      const asked = JSON.parse(text) as { objects: { oid: string; size: number }[] };
      return json(200, {
        transfer: "basic",
        objects: asked.objects.map(({ oid, size }) => ({
          oid,
          size,
          actions: { upload: { href: `${origin}/upload/${oid}` } },
        })),
      });
    }
    if (/\/commit\/main$/.test(path)) {
      for (const line of text.split("\n")) {
        const { key, value } = JSON.parse(line);
        if (key === "file") files.set(value.path, Buffer.from(value.content, value.encoding));
        const blob = key === "lfsFile" ? blobs.get(value.oid) : undefined;
        if (key === "lfsFile" && blob === undefined)
          return json(400, { error: `${value.path} was not uploaded` });
        if (blob !== undefined) files.set(value.path, blob);
      }
      const oid = randomBytes(20).toString("hex");
      return json(200, {
        success: true,
        commitOid: oid,
        commitUrl: `${origin}/commit/${oid}`,
        hookOutput: "",
      });
    }
    return json(404, { error: `There is nothing at ${path}.` });
  };
  const server = createServer((req, res) => void answer(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    repos,
    files,
    requests,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readAll(req: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
