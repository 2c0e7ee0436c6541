import type { z } from "zod";

/** Who may call an endpoint; each role may do what the ones after it may. */
export const roles = ["owner", "author", "reviewer", "viewer"] as const;
export type Role = (typeof roles)[number];

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What one URL and method takes and gives. The same object declares the route handler (app/api/endpoint.ts) and
 * types the browser's call (lib/api/call-endpoint.ts), so the two cannot drift apart.
 */
export type EndpointContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> = {
  method: Method;
  /** With `:name` for each path parameter, e.g. `/api/builds/:id`. */
  path: `/api/${string}`;
  /** `anyone`: whoever has the address, which then is a secret itself. */
  role: Role | "anyone";
  params: Params;
  query: Query;
  body: Body;
  response: Response;
  /** Its body is a file of any size, as it comes: nothing is parsed, and the handler reads `request.body`. */
  isUpload?: boolean;
};

/** Only gives the literal its type; the parts left out are `z.void()`-like empties in the presets below. */
export function contract<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: EndpointContract<P, Q, B, R>,
): EndpointContract<P, Q, B, R> {
  return definition;
}
