"use client";
import { Download, Eye } from "lucide-react";
import { SectionHead } from "@/components/shell/page-head";
import { Tag } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextButton } from "@/components/ui/text-link";
import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadPromptFile, type VersionSummary } from "@/lib/api/constitutions";
import type { Side } from "./compared-sides";

/** The published versions, newest first; none of them ever changes. */
export function VersionList({
  constitutionId,
  versions,
  onView,
  onCompare,
  onRestore,
}: {
  constitutionId: number;
  versions: readonly VersionSummary[];
  onView: (number: number) => void;
  onCompare: (side: Side) => void;
  onRestore: (number: number) => void;
}) {
  return (
    <section>
      <SectionHead title="Versions" count={versions.length} />
      {versions.length === 0 ? (
        <p className="py-3 text-ink-2">Nothing is published yet. A build needs a published version.</p>
      ) : null}
      <ol>
        {versions.map((version, index) => (
          <li key={version.id} className="flex items-start gap-2 border-b border-line py-2 last:border-b-0">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <b className="font-[550]">Version {version.number}</b>
                {index === 0 ? <Tag>latest</Tag> : null}
                <code title={version.contentHash} className="font-mono text-11 text-ink-3">
                  {version.contentHash.slice(0, 8)}
                </code>
              </p>
              {version.note === "" ? null : (
                <p className="prose-text text-12 break-words text-ink-2">{version.note}</p>
              )}
              <p className="text-12 text-ink-3">
                <RelativeTime at={version.publishedAt} /> · {version.publishedBy} ·{" "}
                {plural(version.buildCount, "build")}
              </p>
              <p className="mt-1 flex flex-wrap gap-x-3 text-12 whitespace-nowrap text-ink-2">
                <TextButton
                  aria-label={`Compare version ${version.number} with the draft`}
                  onClick={() => onCompare(version.number)}
                >
                  Compare with draft
                </TextButton>
                {version.sourceFile === null ? null : (
                  <TextButton
                    aria-label={`Compare the imported ${version.sourceFile} with the draft`}
                    title={`Imported from ${version.sourceFile}`}
                    onClick={() => onCompare(`file${version.number}`)}
                  >
                    Original
                  </TextButton>
                )}
                <TextButton
                  aria-label={`Restore version ${version.number} into the draft`}
                  onClick={() => onRestore(version.number)}
                >
                  Restore
                </TextButton>
              </p>
            </div>
            <IconButton
              label={`View version ${version.number}`}
              size="sm"
              onClick={() => onView(version.number)}
            >
              <Eye />
            </IconButton>
            <a
              href={endpointUrl(downloadPromptFile, {
                params: { id: constitutionId },
                query: { version: version.number },
              })}
              download
              aria-label={`Download the prompt file of version ${version.number}`}
              title="Download the prompt file"
              className="grid size-6 place-items-center rounded-chip text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5"
            >
              <Download />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
