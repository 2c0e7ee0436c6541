"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import { type BuildView, extendBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { isWholeWithin } from "./build-wish";
import { useBuildAct } from "./queries";

const MOST = 1_000_000;

/** A step that invents goes on until more are accepted. */
export function RaiseTargetForm({ build, onClose }: { build: BuildView; onClose: () => void }) {
  const now = build.target;
  const least = Math.max(now ?? 0, build.counts.kept) + 1;
  const [target, setTarget] = useState<number | null>(now);
  const isRight = isWholeWithin(target, least, MOST);
  const raise = useBuildAct(
    "The target could not be raised.",
    () => callEndpoint(extendBuild, { params: { id: build.id }, body: target === null ? {} : { target } }),
    (answer) => answer,
    () => {
      tellDone(`It goes on until ${formatCount(target)} are accepted.`);
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
        min={least}
        max={MOST}
        step={1}
        value={target}
        onChange={setTarget}
        error={isRight || target === now ? undefined : `A whole number from ${formatCount(least)}.`}
        hint={`${formatCount(build.counts.kept)} accepted so far${now === null ? "" : `, of ${formatCount(now)}`}.`}
        className="w-1/2"
      />
      <footer className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={raise.isPending}
          disabledReason={isRight ? null : "Give a higher target first."}
        >
          Raise the target
        </Button>
      </footer>
    </form>
  );
}
