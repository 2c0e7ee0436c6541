import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { EndpointContract } from "@/lib/api/endpoint-contract";
import { AppError } from "@/lib/app-error";
import { log } from "@/lib/log";
import { type Actor, findActor, mayAct } from "./actor";
import { answerError } from "./answer-error";
import { refuseForeignOrigin } from "./same-origin";

/** The largest body read: an import of some tens of megabytes, and nothing that could fill the memory. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Who needs no account, and may do nothing that asks for one. */
const stranger: Actor = { name: "a link", role: "viewer" };

type Parts<C extends EndpointContract> = {
  params: z.output<C["params"]>;
  query: z.output<C["query"]>;
  body: z.output<C["body"]>;
  actor: Actor;
  request: Request;
};
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * The one wrapper of every route: who may call, what is read, what is answered, and how errors become HTTP.
 * `act` gives the answer's value, or a Response where the answer is a file or a stream.
 */
export function endpoint<C extends EndpointContract>(
  contract: C,
  act: (parts: Parts<C>) => Promise<z.input<C["response"]> | Response>,
): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      refuseForeignOrigin(request);
      const actor = findActor(request) ?? (contract.role === "anyone" ? stranger : null);
      if (actor === null || !mayAct(actor, contract.role)) {
        throw new AppError("forbidden", `This needs the role “${contract.role}”.`);
      }
      const url = new URL(request.url);
      const answer = await act({
        // A route without parameters is given none at all.
        params: parsePart(contract.params, (await context.params) ?? {}, "address"),
        query: parsePart(contract.query, Object.fromEntries(url.searchParams), "query"),
        body: parsePart(contract.body, await readBody(contract, request), "body"),
        actor,
        request,
      } as Parts<C>);
      if (answer instanceof Response) return answer;
      // Parsing also leaves out whatever the contract does not declare, a key for instance.
      return Response.json(contract.response.parse(answer), { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return answerError(error, (cause) =>
        log().error(
          { err: cause, requestId, method: contract.method, path: contract.path },
          "request failed",
        ),
      );
    }
  };
}

async function readBody(contract: EndpointContract, request: Request): Promise<unknown> {
  if (contract.method === "GET" || contract.method === "DELETE" || contract.isUpload) return {};
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const text = await request.text();
  if (text.length > MAX_BODY_BYTES) throw tooLarge();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad_request", "The body is not JSON.");
  }
}

const tooLarge = () =>
  new AppError(
    "bad_request",
    `The body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB; send it in parts.`,
  );

function parsePart(schema: z.ZodType, value: unknown, part: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    "bad_request",
    `The ${part} is not as expected: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`,
  );
}
