"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import type { ProbeSet } from "@/lib/api/probe-sets";
import { ProbeSetEditor } from "./probe-set-editor";
import { useProbeSets } from "./probe-set-queries";

/** Which probe set is run, and the way to its editor. */
export function ProbeSetBar({
  probeSet,
  onChoose,
}: {
  probeSet: ProbeSet | null;
  onChoose: (id: number | null) => void;
}) {
  const { list, probeSets } = useProbeSets();
  const [editing, setEditing] = useState<"new" | "chosen" | null>(null);
  return (
    <>
      {probeSets.length === 0 ? null : (
        <>
          <SelectField
            label="Probe set"
            isLabelHidden
            value={probeSet === null ? "" : String(probeSet.id)}
            onChange={(id) => onChoose(id === "" ? null : Number(id))}
            className="w-56 min-w-0"
            options={[
              ...(probeSet === null ? [{ value: "", label: "Choose a probe set" }] : []),
              ...probeSets.map((set) => ({
                value: String(set.id),
                label: `${set.name} · ${set.probes.length}`,
              })),
            ]}
          />
          <Button onClick={() => setEditing("chosen")} disabled={probeSet === null}>
            Edit
          </Button>
        </>
      )}
      <Button icon={<Plus />} onClick={() => setEditing("new")} disabled={list.isPending}>
        New probe set
      </Button>
      {editing === null ? null : (
        <ProbeSetEditor
          key={editing === "new" ? "new" : probeSet?.id}
          set={editing === "new" ? null : probeSet}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            setEditing(null);
            onChoose(saved.id);
          }}
          removeAction={
            editing === "new" || probeSet === null ? null : (
              <RemoveProbeSet
                probeSet={probeSet}
                onRemoved={() => {
                  setEditing(null);
                  onChoose(null);
                }}
              />
            )
          }
        />
      )}
    </>
  );
}

function RemoveProbeSet({ probeSet, onRemoved }: { probeSet: ProbeSet; onRemoved: () => void }) {
  const { remove } = useProbeSets();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button variant="danger" size="sm" onClick={() => setIsAsking(true)}>
        Remove the set
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={`Remove “${probeSet.name}”?`}
        description="Its earlier runs stay in the history, with their own copy of the requests."
        action="Remove"
        isDangerous
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(probeSet.id, { onSuccess: onRemoved })}
      />
    </>
  );
}
