import { z } from "zod";
import { identitySetSchema } from "@/lib/exports/identity-set";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

const identitySetViewSchema = z.object({
  id: z.int(),
  name: z.string(),
  body: identitySetSchema,
  revision: z.int(),
  /** SHA-256 of the content, hexadecimal. */
  contentHash: z.string(),
  updatedBy: z.string(),
  updatedAt: moment,
});
export type IdentitySetView = z.infer<typeof identitySetViewSchema>;

/** What a refused save tells of. */
export const savedMeanwhileSchema = z.object({ theirs: identitySetViewSchema });

const content = z.object({ name: z.string().trim().min(1).max(80), body: identitySetSchema });

/** By name. */
export const listIdentitySets = contract({
  method: "GET",
  path: "/api/identity-sets",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ sets: z.array(identitySetViewSchema) }),
});

/** Conflict (409) where the name is taken. */
export const addIdentitySet = contract({
  method: "POST",
  path: "/api/identity-sets",
  role: "author",
  params: nothing,
  query: nothing,
  body: content,
  response: identitySetViewSchema,
});

export const getIdentitySet = contract({
  method: "GET",
  path: "/api/identity-sets/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: identitySetViewSchema,
});

/** Conflict (409) where the name is taken, or where somebody saved since `revision`: `details.theirs` holds theirs. */
export const saveIdentitySet = contract({
  method: "PUT",
  path: "/api/identity-sets/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: content.extend({ revision: z.int() }),
  response: identitySetViewSchema,
});

/** Exports that were made keep the rows that they wrote. */
export const removeIdentitySet = contract({
  method: "DELETE",
  path: "/api/identity-sets/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: nothing,
});
