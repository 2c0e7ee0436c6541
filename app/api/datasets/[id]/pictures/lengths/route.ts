import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { lengthPicture } from "@/lib/store/pictures";

export const GET = endpoint(api.getLengths, ({ params }) => lengthPicture(params.id));
