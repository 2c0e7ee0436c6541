import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { chooseConstitution, getConstitution } from "@/lib/store/constitutions";

export const POST = endpoint(api.chooseConstitution, async ({ params }) => {
  await chooseConstitution(params.id);
  return getConstitution(params.id);
});
