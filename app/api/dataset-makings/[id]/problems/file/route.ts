import { endpoint } from "@/app/api/endpoint";
import { fileResponse } from "@/app/api/file-response";
import * as api from "@/lib/api/record-files";
import { problemsAsCsv } from "@/lib/datasets/record-import/problems-csv";
import { listImportProblems } from "@/lib/store/import-problems";

export const GET = endpoint(api.downloadImportProblems, async ({ params }) =>
  fileResponse(problemsAsCsv(await listImportProblems(params.id)), {
    name: `problems-of-import-${params.id}.csv`,
    contentType: "text/csv; charset=utf-8",
  }),
);
