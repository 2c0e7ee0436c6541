import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { contract } from "@/lib/api/endpoint-contract";
import { nothing } from "@/lib/api/pieces";
import { AppError } from "@/lib/app-error";
import { endpoint } from "./endpoint";

const reported: unknown[] = [];
vi.mock("@/lib/log", () => ({ log: () => ({ error: (what: unknown) => reported.push(what) }) }));

const double = contract({
  method: "POST",
  path: "/api/double",
  role: "author",
  params: nothing,
  query: z.object({ times: z.coerce.number().int().default(1) }),
  body: z.object({ number: z.number() }),
  response: z.object({ doubled: z.number() }),
});
const handler = endpoint(double, async ({ body, query }) => {
  if (body.number === 13) throw new AppError("conflict", "Thirteen is taken.", { by: "Ada" });
  if (body.number === 14) throw new Error("postgresql://user:secret@host refused");
  return { doubled: body.number * 2 * query.times, secret: "never sent" };
});

async function call(body: string, headers: Record<string, string> = {}, query = "") {
  const request = new Request(`http://127.0.0.1:3000/api/double${query}`, {
    method: "POST",
    body,
    headers: { host: "127.0.0.1:3000", ...headers },
  });
  const response = await handler(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

describe("an endpoint", () => {
  it("reads its parts, and answers only what its contract declares", async () => {
    expect(await call('{"number": 4}', {}, "?times=3")).toEqual({ status: 200, body: { doubled: 24 } });
  });

  it("refuses what its contract does not allow, and says where", async () => {
    const { status, body } = await call('{"number": "four"}');
    expect(status).toBe(400);
    expect(body.error.message).toContain("number");
    expect((await call("{")).body.error.message).toBe("The body is not JSON.");
  });

  it("turns an error on purpose into its status, sentence and particulars", async () => {
    expect(await call('{"number": 13}')).toEqual({
      status: 409,
      body: { error: { kind: "conflict", message: "Thirteen is taken.", details: { by: "Ada" } } },
    });
  });

  it("tells the log, not the caller, what went wrong by surprise", async () => {
    const { status, body } = await call('{"number": 14}');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("secret");
    expect(reported).toHaveLength(1);
  });

  it("leaves an upload to its handler, as it comes", async () => {
    const upload = contract({ ...double, path: "/api/upload", body: nothing, isUpload: true });
    const take = endpoint(upload, async ({ request, query }) => ({
      doubled: (await request.text()).length * query.times,
    }));
    const request = new Request("http://127.0.0.1:3000/api/upload?times=2", {
      method: "POST",
      body: "{ no JSON",
      headers: { host: "127.0.0.1:3000" },
    });
    const response = await take(request, { params: Promise.resolve({}) });
    expect(await response.json()).toEqual({ doubled: 18 });
  });

  it("turns away pages of other origins and rebound names", async () => {
    expect((await call('{"number": 1}', { origin: "http://evil.example" })).status).toBe(403);
    expect((await call('{"number": 1}', { host: "evil.example:3000" })).status).toBe(403);
    expect((await call('{"number": 1}', { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await call('{"number": 1}', { origin: "http://127.0.0.1:3000" })).status).toBe(200);
  });
});
