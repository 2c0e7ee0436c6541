import { formatBytes, formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import { DownloadLink } from "@/components/ui/text-link";
import type { ExportDetail } from "@/lib/api/exports";
import { exportFileUrl } from "./download-file";

/** The files with their checksums; what is gone is told, not offered. */
export function ExportFiles({ one }: { one: ExportDetail }) {
  return (
    <section aria-label="Files">
      <h2 className="mb-1 text-12 font-medium text-ink-2">Files</h2>
      <Table>
        <colgroup>
          <col />
          <col className="w-[76px]" />
          <col className="w-[76px]" />
          <col className="w-[110px]" />
        </colgroup>
        <thead>
          <tr>
            <Th>File</Th>
            <Th align="right">Rows</Th>
            <Th align="right">Size</Th>
            <Th className="pl-4">SHA-256</Th>
          </tr>
        </thead>
        <tbody>
          {one.files.map(({ path, rows, bytes, sha256, split }) => (
            <tr key={path}>
              <Td className="truncate" title={path}>
                {one.status === "done" ? (
                  <DownloadLink href={exportFileUrl(one.id, path)}>{path}</DownloadLink>
                ) : (
                  path
                )}
              </Td>
              <Td align="right">{split === null && one.files.length > 1 ? "" : formatCount(rows)}</Td>
              <Td align="right" className="text-ink-2">
                {formatBytes(bytes)}
              </Td>
              <Td className="pl-4 font-mono text-12 text-ink-2" title={sha256}>
                {sha256.slice(0, 12)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
