import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadExport } from "@/lib/api/exports";

export function exportFileUrl(id: number): string {
  return endpointUrl(downloadExport, { params: { id } });
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
