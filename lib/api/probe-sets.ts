import { z } from "zod";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

export const probeSchema = z.object({
  instruction: z.string().min(1).max(100_000),
  input: z.string().max(100_000).default(""),
});
export type Probe = z.infer<typeof probeSchema>;

export const MAX_PROBES = 500;

/** A saved list of requests that are run down all columns of a preview. */
export const probeSetSchema = z.object({
  id: z.int(),
  name: z.string(),
  probes: z.array(probeSchema),
  updatedAt: moment,
});
export type ProbeSet = z.infer<typeof probeSetSchema>;

const probeSetBody = z.object({
  name: z.string().trim().min(1).max(100),
  probes: z.array(probeSchema).max(MAX_PROBES),
});

export const listProbeSets = contract({
  method: "GET",
  path: "/api/probe-sets",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ probeSets: z.array(probeSetSchema) }),
});

export const addProbeSet = contract({
  method: "POST",
  path: "/api/probe-sets",
  role: "author",
  params: nothing,
  query: nothing,
  body: probeSetBody,
  response: probeSetSchema,
});

export const saveProbeSet = contract({
  method: "PUT",
  path: "/api/probe-sets/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: probeSetBody,
  response: probeSetSchema,
});

/** Adds requests at the end; those it has already stay once. */
export const addProbes = contract({
  method: "POST",
  path: "/api/probe-sets/:id/probes",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ probes: z.array(probeSchema).min(1).max(MAX_PROBES) }),
  response: probeSetSchema,
});

/** Runs keep their own copy of the requests. */
export const removeProbeSet = contract({
  method: "DELETE",
  path: "/api/probe-sets/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ removed: z.int() }),
});
