import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { getConstitution } from "@/lib/store/constitutions";
import { countPrincipleUse } from "@/lib/store/principle-use";

export const GET = endpoint(api.getPrincipleUse, async ({ params }) => {
  const { id } = await getConstitution(params.id);
  return countPrincipleUse(id);
});
