"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import { type BuildView, extendBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listSeedSets } from "@/lib/api/seed-prompts";
import { useBuildAct } from "./queries";
import { TargetForm } from "./target-form";

const MOST_SAMPLES = 64;

/** More samples of each item, or the seed prompts of a set as further items; of what is invented, a higher target. */
export function ExtendDialog({
  build,
  isOpen,
  onClose,
}: {
  build: BuildView;
  isOpen: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(is) => (is ? undefined : onClose())}
      title="Extend this build"
      description="What it has is kept. The new work is asked with the same settings, servers and sampling."
    >
      {isOpen ? <FormOf build={build} onClose={onClose} /> : null}
    </Dialog>
  );
}

function FormOf({ build, onClose }: { build: BuildView; onClose: () => void }) {
  if (build.inventing === null) return <ExtendForm build={build} onClose={onClose} />;
  if (build.target === null) return <p>It asks all that it has to ask; clone it for more.</p>;
  return <TargetForm build={build} target={build.target} onClose={onClose} />;
}

function ExtendForm({ build, onClose }: { build: BuildView; onClose: () => void }) {
  const sets = useQuery({ ...endpointQuery(listSeedSets), staleTime: 30_000 });
  const [samples, setSamples] = useState<number | null>(build.samplesPerItem);
  const [setId, setSetId] = useState("");
  const known = sets.data?.seedSets ?? [];
  const chosen = known.find((set) => String(set.id) === setId);
  const items = build.totalItems + (chosen === undefined ? 0 : chosen.taskCount + chosen.topicQuestionCount);
  const isSamplesRight =
    samples !== null &&
    Number.isInteger(samples) &&
    samples >= build.samplesPerItem &&
    samples <= MOST_SAMPLES;
  const total = items * (isSamplesRight ? samples : build.samplesPerItem);
  const more = total - build.counts.total;
  const extend = useBuildAct(
    "The build could not be extended.",
    () =>
      callEndpoint(extendBuild, {
        params: { id: build.id },
        body: {
          ...(setId === "" ? {} : { seedSetId: Number(setId) }),
          ...(samples === build.samplesPerItem || samples === null ? {} : { samplesPerItem: samples }),
        },
      }),
    (answer) => answer,
    () => {
      tellDone(`Extended by ${formatCount(more)} to ${formatCount(total)}.`);
      onClose();
    },
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        extend.mutate();
      }}
    >
      <div className="grid grid-cols-2 gap-4">
        <NumberField
          label="Samples of each item"
          min={build.samplesPerItem}
          max={MOST_SAMPLES}
          step={1}
          value={samples}
          onChange={setSamples}
          error={
            isSamplesRight ? undefined : `A whole number from ${build.samplesPerItem} to ${MOST_SAMPLES}.`
          }
          hint={`${build.samplesPerItem} so far.`}
        />
        <SelectField
          label="More items"
          value={setId}
          onChange={setSetId}
          hint="Also those that it has already are added."
          options={[
            { value: "", label: "none" },
            ...known.map((set) => ({
              value: String(set.id),
              label: `${set.name}, ${formatCount(set.taskCount + set.topicQuestionCount)}`,
            })),
          ]}
        />
      </div>
      <p className="text-12 text-ink-2" aria-live="polite">
        {formatCount(items)} items × {isSamplesRight ? samples : build.samplesPerItem} ={" "}
        <b className="font-semibold">{formatCount(total)}</b>, {formatCount(more)} more than now.
      </p>
      <footer className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={extend.isPending}
          disabledReason={
            !isSamplesRight ? "Correct the samples first." : more === 0 ? "This would add nothing." : null
          }
        >
          Extend by {formatCount(more)}
        </Button>
      </footer>
    </form>
  );
}
