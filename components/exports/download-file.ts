import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadExport, openExportLink } from "@/lib/api/exports";

/** Of one of its files; without a path of the only one, or of all as a tar. */
export function exportFileUrl(id: number, path?: string): string {
  return endpointUrl(downloadExport, { params: { id }, ...(path === undefined ? {} : { query: { path } }) });
}

/** The whole address that opens without signing in. */
export function exportLinkUrl(token: string): string {
  return new URL(endpointUrl(openExportLink, { params: { token } }), window.location.href).href;
}

/** Has the browser save the file; the server gives it its name. */
export function downloadFile(id: number) {
  const link = document.createElement("a");
  link.href = exportFileUrl(id);
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
