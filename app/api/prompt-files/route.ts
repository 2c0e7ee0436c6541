import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/prompt-files";
import { takeInPromptFile } from "@/lib/store/prompt-files";

export const POST = endpoint(api.uploadPromptFile, ({ query, request }) =>
  takeInPromptFile(query.name, request.body),
);
