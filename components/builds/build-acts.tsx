"use client";
import { ChevronDown, Pause, Play, Square } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { plural } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import { type BuildView, pauseBuild, resumeBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { isOver } from "@/lib/builds/build-status";
import { itemsDone } from "./build-figures";
import { ExtendDialog } from "./extend-dialog";
import { NotificationsButton } from "./notifications-button";
import { useBuildAct } from "./queries";
import { StopDialog } from "./stop-dialog";

/** Why it can be neither paused nor resumed now; null where one of the two is possible. */
function restingReason({ status, counts }: BuildView): string | null {
  if (status === "cancelling") return "It is being stopped.";
  if (status === "done") return "Everything is done; extend it for more.";
  if (isOver(status) && itemsDone(counts) >= counts.total) return "Nothing is left to do.";
  return null;
}

/** What a person may do with a build, with the keys that do it. */
export function BuildActs({ build, onManifest }: { build: BuildView; onManifest: () => void }) {
  const [open, setOpen] = useState<"stop" | "extend" | null>(null);
  const { pause, resume } = useMoves(build);
  const isEnded = isOver(build.status);
  const isRunning = build.status === "running" || build.status === "queued";
  const resting = restingReason(build);
  const toggle = () => {
    if (resting !== null || pause.isPending || resume.isPending) return;
    if (isRunning) pause.mutate(false);
    else resume.mutate();
  };
  useShortcuts("Build", [
    { keys: "p", label: isRunning ? "pause" : "resume", isPinned: resting === null, run: toggle },
  ]);
  return (
    <>
      <Button variant="quiet" kbd="m" onClick={onManifest}>
        Manifest
      </Button>
      <LinkButton variant="quiet" href={`/builds/new?from=${build.id}`} kbd="c">
        Clone
      </LinkButton>
      <Button
        variant="quiet"
        disabledReason={build.status === "cancelling" ? "It is being stopped." : null}
        onClick={() => setOpen("extend")}
      >
        Extend…
      </Button>
      <NotificationsButton />
      {isRunning ? (
        <span className="flex">
          <Button
            icon={<Pause />}
            kbd="p"
            disabled={pause.isPending}
            onClick={toggle}
            title="Takes nothing new; what is in flight finishes"
            className="rounded-r-none"
          >
            Pause
          </Button>
          <PauseMenu inFlight={build.inFlight} onPause={(isDropping) => pause.mutate(isDropping)} />
        </span>
      ) : build.status === "done" ? null : (
        <Button
          icon={<Play />}
          kbd="p"
          variant={build.status === "pausing" ? "default" : "primary"}
          disabledReason={resting}
          disabled={resume.isPending}
          onClick={toggle}
        >
          Resume
        </Button>
      )}
      {isEnded ? null : (
        <Button
          variant="danger"
          icon={<Square />}
          disabledReason={build.status === "cancelling" ? "It is being stopped." : null}
          onClick={() => setOpen("stop")}
        >
          Stop…
        </Button>
      )}
      <StopDialog build={build} isOpen={open === "stop"} onClose={() => setOpen(null)} />
      <ExtendDialog build={build} isOpen={open === "extend"} onClose={() => setOpen(null)} />
    </>
  );
}

function useMoves({ id, inFlight }: BuildView) {
  const params = { id };
  const pause = useBuildAct(
    "The build could not be paused.",
    (isDropping: boolean) => callEndpoint(pauseBuild, { params, body: { isDropping } }),
    (build) => build,
    (_build, isDropping) => {
      const rest = inFlight === 0 ? "" : ` ${plural(inFlight, "request")} in flight`;
      if (rest !== "") tellDone(isDropping ? `Paused.${rest} dropped.` : `Pausing.${rest} will finish.`);
    },
  );
  const resume = useBuildAct(
    "The build could not be resumed.",
    () => callEndpoint(resumeBuild, { params }),
    (build) => build,
  );
  return { pause, resume };
}

function PauseMenu({ inFlight, onPause }: { inFlight: number; onPause: (isDropping: boolean) => void }) {
  const flight = inFlight === 0 ? "what is in flight" : `the ${plural(inFlight, "request")} in flight`;
  return (
    <Menu
      trigger={
        <IconButton
          label="How to pause"
          className="h-[30px] w-6 rounded-l-none border border-l-0 border-line-2 bg-surface"
        >
          <ChevronDown />
        </IconButton>
      }
    >
      <MenuItem kbd="p" onSelect={() => onPause(false)}>
        Pause, let {flight} finish
      </MenuItem>
      <MenuItem onSelect={() => onPause(true)}>Pause, drop {flight} and ask again later</MenuItem>
    </Menu>
  );
}
