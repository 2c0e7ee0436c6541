import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { noveltyPicture } from "@/lib/store/pictures";

export const GET = endpoint(api.getNovelty, ({ params }) => noveltyPicture(params.id));
