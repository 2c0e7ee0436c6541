import { CopyButton } from "@/components/generation/copy-button";
import { ExactText } from "@/components/generation/exact-text";
import { Dialog } from "@/components/ui/dialog";
import type { BuildManifest } from "@/lib/builds/manifest";

/** Everything the build was made from, as it was frozen at launch. */
export function ManifestDialog({
  manifest,
  isOpen,
  onOpenChange,
}: {
  manifest: BuildManifest;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const text = JSON.stringify(manifest, null, 2);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="lg"
      title="Manifest"
      description="What the build was made from, frozen at launch."
      footer={<CopyButton text={text}>Copy JSON</CopyButton>}
    >
      <ExactText text={text} label="Manifest" />
    </Dialog>
  );
}
