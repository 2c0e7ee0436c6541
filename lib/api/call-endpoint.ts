import type { z } from "zod";
import { AppError, type AppErrorKind } from "@/lib/app-error";
import type { EndpointContract } from "./endpoint-contract";
import { errorBodySchema } from "./pieces";

type Input<T extends z.ZodType> = z.input<T>;

/** What a call of `contract` needs; a part that takes nothing may be left out. */
export type CallOptions<C extends EndpointContract> = {
  params?: Input<C["params"]>;
  query?: Input<C["query"]> | URLSearchParams;
  body?: Input<C["body"]>;
  /** Of an upload: what is sent instead of a body, as it is. */
  file?: Blob;
  signal?: AbortSignal;
};

/** The URL of a call, e.g. for a link or a download. */
export function endpointUrl<C extends EndpointContract>(contract: C, options: CallOptions<C> = {}): string {
  const params = (options.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = searchText(options.query);
  return search === "" ? path : `${path}?${search}`;
}

function searchText(query: unknown): string {
  if (query instanceof URLSearchParams) return query.toString();
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, v]) => v !== undefined);
  return new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString();
}

/** Calls an endpoint and parses its answer. Throws AppError with the sentence the server gave. */
export async function callEndpoint<C extends EndpointContract>(
  contract: C,
  options: CallOptions<C> = {},
): Promise<z.output<C["response"]>> {
  const response = await sendRequest(contract, options);
  return contract.response.parse(await response.json()) as z.output<C["response"]>;
}

/** The same for an answer that is not one JSON value: a stream or a file. */
export async function sendRequest<C extends EndpointContract>(
  contract: C,
  options: CallOptions<C> = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(endpointUrl(contract, options), {
      method: contract.method,
      signal: options.signal,
      ...(contract.method === "GET" || contract.method === "DELETE"
        ? {}
        : options.file === undefined
          ? { headers: { "content-type": "application/json" }, body: JSON.stringify(options.body ?? {}) }
          : { headers: { "content-type": "application/octet-stream" }, body: options.file }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new AppError("unreachable", "The studio does not answer. Is `npm start` still running?");
  }
  if (!response.ok) throw await readError(response);
  return response;
}

async function readError(response: Response): Promise<AppError> {
  const body = errorBodySchema.safeParse(await response.json().catch(() => null));
  if (!body.success)
    return new AppError("internal", `The studio answered ${response.status} without a reason.`);
  const { kind, message, details } = body.data.error;
  return new AppError(kind as AppErrorKind, message, details);
}
