"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "@/components/generation/copy-button";
import { ExactText } from "@/components/generation/exact-text";
import { Dialog } from "@/components/ui/dialog";
import { DownloadButton } from "@/components/ui/link-button";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { downloadManifest } from "@/lib/api/build-plans";
import { endpointUrl } from "@/lib/api/call-endpoint";
import type { BuildManifest } from "@/lib/builds/manifest";
import { ManifestSections } from "./manifest-sections";

/** Everything the build was made from, as it was frozen at launch. */
export function ManifestDialog({
  buildId,
  manifest,
  isOpen,
  onOpenChange,
}: {
  buildId: number;
  manifest: BuildManifest;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const [tab, setTab] = useState<"read" | "json">("read");
  const text = JSON.stringify(manifest, null, 2);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="lg"
      title="Manifest"
      description="What the build was made from, frozen at launch. The file holds the constitution and every item too, and starts the same build again."
      footer={
        <>
          <CopyButton text={text}>Copy JSON</CopyButton>
          <DownloadButton
            size="sm"
            variant="primary"
            icon={<Download />}
            href={endpointUrl(downloadManifest, { params: { id: buildId } })}
          >
            Download
          </DownloadButton>
        </>
      }
    >
      <Tabs
        label="Manifest"
        value={tab}
        onChange={setTab}
        options={[
          { value: "read" as const, label: "Sections" },
          { value: "json" as const, label: "JSON" },
        ]}
      >
        <TabPanel value="read" className="pt-4">
          <ManifestSections manifest={manifest} />
        </TabPanel>
        <TabPanel value="json" className="pt-3">
          <ExactText text={text} label="Manifest as JSON" className="max-h-[46vh]" />
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}
