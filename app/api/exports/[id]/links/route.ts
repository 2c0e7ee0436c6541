import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { createExportLink } from "@/lib/store/export-links";

export const POST = endpoint(api.createExportLink, ({ params, body, actor }) =>
  createExportLink(params.id, body.hours, actor.name),
);
