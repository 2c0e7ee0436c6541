import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/identity-sets";
import { addIdentitySet, listIdentitySets } from "@/lib/store/identity-sets";

export const GET = endpoint(api.listIdentitySets, async () => ({ sets: await listIdentitySets() }));

export const POST = endpoint(api.addIdentitySet, ({ body, actor }) =>
  addIdentitySet({ ...body, actor: actor.name }),
);
