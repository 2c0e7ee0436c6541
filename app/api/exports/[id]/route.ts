import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { reportSections } from "@/lib/exports/report-sections";
import { listExportLinks } from "@/lib/store/export-links";
import { listPushes } from "@/lib/store/export-pushes";
import { findExportReport, getExport } from "@/lib/store/export-views";

export const GET = endpoint(api.getExport, async ({ params: { id } }) => {
  const found = await getExport(id);
  const [report, links, pushes] = await Promise.all([
    findExportReport(id),
    listExportLinks(id),
    listPushes(id),
  ]);
  return { ...found, report: report === null ? [] : reportSections(report), links, pushes };
});
