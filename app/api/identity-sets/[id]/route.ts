import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/identity-sets";
import { getIdentitySet, removeIdentitySet, saveIdentitySet } from "@/lib/store/identity-sets";

export const GET = endpoint(api.getIdentitySet, ({ params }) => getIdentitySet(params.id));

export const PUT = endpoint(api.saveIdentitySet, ({ params, body, actor }) =>
  saveIdentitySet(params.id, { ...body, actor: actor.name }),
);

export const DELETE = endpoint(api.removeIdentitySet, async ({ params, actor }) => {
  await removeIdentitySet(params.id, actor.name);
  return {};
});
