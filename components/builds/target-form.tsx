"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import { type BuildView, extendBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { useBuildAct } from "./queries";

const MOST = 1_000_000;

/** More of what a build invents: a higher number of accepted ones that end it. */
export function TargetForm({
  build,
  target,
  onClose,
}: {
  build: BuildView;
  /** Of now. */
  target: number;
  onClose: () => void;
}) {
  const [wanted, setWanted] = useState<number | null>(target * 2);
  const isRight = wanted !== null && Number.isInteger(wanted) && wanted > target && wanted <= MOST;
  const raise = useBuildAct(
    "The target could not be raised.",
    () => callEndpoint(extendBuild, { params: { id: build.id }, body: { target: wanted ?? target } }),
    (answer) => answer,
    () => {
      tellDone(`The build ends at ${formatCount(wanted ?? target)} accepted.`);
      onClose();
    },
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate();
      }}
    >
      <NumberField
        label="Accepted ones that end it"
        min={target + 1}
        max={MOST}
        step={1}
        value={wanted}
        onChange={setWanted}
        error={isRight ? undefined : `A whole number above ${formatCount(target)}.`}
        hint={`${formatCount(target)} so far. It goes on as if it had been launched with this target.`}
      />
      <footer className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={raise.isPending}
          disabledReason={isRight ? null : "Correct the number first."}
        >
          Raise the target
        </Button>
      </footer>
    </form>
  );
}
