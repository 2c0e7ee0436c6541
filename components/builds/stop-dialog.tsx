import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type BuildView, cancelBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { itemsDone } from "./build-figures";
import { useBuildAct } from "./queries";

/** Asks once before a build is stopped for good. */
export function StopDialog({
  build,
  isOpen,
  onClose,
}: {
  build: BuildView;
  isOpen: boolean;
  onClose: () => void;
}) {
  const cancel = useBuildAct(
    "The build could not be stopped.",
    () => callEndpoint(cancelBuild, { params: { id: build.id } }),
    (answer) => answer,
    onClose,
  );
  return (
    <Dialog
      width="sm"
      isOpen={isOpen}
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="Stop this build?"
      description={`${itemsDone(build.counts) === 0 ? "Nothing has landed yet." : "What is done is kept."} What is in flight is dropped, and the rest is not asked. It can be resumed later.`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {build.status === "paused" ? "Leave it paused" : "Let it run"}
          </Button>
          <Button variant="danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            Stop the build
          </Button>
        </>
      }
    />
  );
}
