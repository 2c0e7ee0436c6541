"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import { undoing, useAct } from "@/components/ui/use-act";
import { listProbeSets } from "@/lib/api/probe-sets";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { addToProbeSet } from "./completion-acts";

const NEW = "new";

/** Adds the request of a completion to a probe set, or begins one with it. */
export function AddToProbeSetDialog({ request, onClose }: { request: PromptRequest; onClose: () => void }) {
  const client = useQueryClient();
  const list = useQuery(endpointQuery(listProbeSets));
  const sets = list.data?.probeSets ?? [];
  const [said, setSaid] = useState<string | null>(null);
  const [name, setName] = useState("");
  const choice = said ?? (sets[0] === undefined ? NEW : String(sets[0].id));
  const set = sets.find((one) => String(one.id) === choice) ?? null;
  const act = useAct(async () => {
    const probeSet = set ?? { name: name.trim() };
    const { id, isKnown, undo } = await addToProbeSet(client, { probeSet, probe: request });
    tellDone(isKnown ? `“${probeSet.name}” has this request already` : `Added to “${probeSet.name}”`, {
      description: <TextLink href={`/preview?ask=probes&probeSet=${id}`}>Open the probe set</TextLink>,
      ...(isKnown ? {} : { undo: undoing(undo, "The request could not be taken out again.") }),
    });
    onClose();
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Add the request to a probe set"
      width="sm"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            onClick={act.run}
            disabled={act.isPending || list.isPending}
            disabledReason={choice === NEW && name.trim() === "" ? "Name the new set first." : null}
          >
            Add
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {act.error === null ? null : <Notice tone="bad">{act.error.message}</Notice>}
        {list.error === null ? null : <Notice tone="bad">{list.error.message}</Notice>}
        <SelectField
          label="Probe set"
          value={choice}
          onChange={setSaid}
          options={[
            ...sets.map((one) => ({
              value: String(one.id),
              label: `${one.name}, ${plural(one.probes.length, "request")}`,
            })),
            { value: NEW, label: "A new one" },
          ]}
        />
        {choice === NEW ? <TextField label="Name" value={name} onChange={setName} maxLength={100} /> : null}
      </div>
    </Dialog>
  );
}
