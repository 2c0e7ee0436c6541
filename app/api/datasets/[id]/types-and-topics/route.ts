import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/topics";
import { countTypesAndTopics } from "@/lib/store/type-topic-counts";

export const GET = endpoint(api.countTypesAndTopics, ({ params }) => countTypesAndTopics(params.id));
