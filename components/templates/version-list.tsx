"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { DownloadLink } from "@/components/ui/text-link";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadTemplate, type TemplateView } from "@/lib/api/templates";
import { CompareDialog } from "./compare-dialog";

/** The published versions, newest first: to be compared, restored into the draft, or taken as a file. */
export function VersionList({
  view,
  draft,
  onRestore,
}: {
  view: TemplateView;
  draft: string;
  onRestore: (version: number) => Promise<void>;
}) {
  const [compared, setCompared] = useState<number | null>(null);
  const restore = (number: number) =>
    void onRestore(number).then(
      () => tellDone(`Restored version ${number} into the draft`),
      (error: unknown) => tellFailure(`Version ${number} was not restored.`, error),
    );
  if (view.versions.length === 0)
    return <p className="py-3 text-ink-2">Nothing is published yet. A build needs a published version.</p>;
  return (
    <>
      <ol>
        {view.versions.map(({ id, number, contentHash, note, publishedAt, publishedBy }, at) => (
          <li key={id} className="flex items-start gap-2 border-b border-line py-2 last:border-b-0">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <b className="font-[550]">Version {number}</b>
                {at === 0 ? <Tag>latest</Tag> : null}
                <code title={contentHash} className="font-mono text-11 text-ink-3">
                  {contentHash.slice(0, 8)}
                </code>
              </p>
              {note === "" ? null : <p className="text-12 break-words text-ink-2">{note}</p>}
              <p className="text-12 text-ink-3">
                <RelativeTime at={publishedAt} /> by {publishedBy} ·{" "}
                <DownloadLink
                  href={endpointUrl(downloadTemplate, {
                    params: { id: view.id },
                    query: { version: number },
                  })}
                >
                  file
                </DownloadLink>
              </p>
            </div>
            <Button size="sm" onClick={() => setCompared(number)}>
              Compare
            </Button>
            <Button size="sm" onClick={() => restore(number)}>
              Restore
            </Button>
          </li>
        ))}
      </ol>
      {compared === null ? null : (
        <CompareDialog view={view} number={compared} draft={draft} onClose={() => setCompared(null)} />
      )}
    </>
  );
}
