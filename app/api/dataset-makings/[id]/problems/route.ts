import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-files";
import { listImportProblems } from "@/lib/store/import-problems";

export const GET = endpoint(api.listImportProblems, async ({ params }) => ({
  problems: await listImportProblems(params.id),
}));
