"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { MAX_PROBES, type ProbeSet } from "@/lib/api/probe-sets";
import {
  addToDraft,
  appendToDraft,
  changeInDraft,
  draftOfProbeSet,
  moveInDraft,
  probesToSave,
  removeFromDraft,
} from "./probe-set-draft";
import { probeSetsQuery, useProbeSets } from "./probe-set-queries";
import { ProbeSetRows } from "./probe-set-rows";
import { ProbeSetSeedPrompts } from "./probe-set-seed-prompts";
import { readPastedLines } from "./probe-set-text";

/** Writes a probe set: its name and its requests. Mount it anew for another set. */
export function ProbeSetEditor({
  set,
  onClose,
  onSaved,
  removeAction,
}: {
  /** Null: a new one. */
  set: ProbeSet | null;
  onClose: () => void;
  onSaved: (set: ProbeSet) => void;
  removeAction?: ReactNode;
}) {
  const client = useQueryClient();
  const { save } = useProbeSets();
  const [draft, setDraft] = useState(() => draftOfProbeSet(set));
  const [source, setSource] = useState<"lines" | "seed-prompts" | null>(null);
  const [lines, setLines] = useState("");
  const pasted = readPastedLines(lines);
  const count = draft.probes.filter((probe) => probe.instruction.trim() !== "").length;
  const problem =
    draft.name.trim() === ""
      ? "Give the probe set a name."
      : count > MAX_PROBES
        ? `A probe set takes ${MAX_PROBES} requests.`
        : null;

  const saveNow = async () => {
    const { probeSets } = await client.fetchQuery({ ...probeSetsQuery, staleTime: 0 });
    const stored = probeSets.find((one) => one.id === set?.id)?.probes ?? [];
    const probes = probesToSave(draft, set?.probes ?? [], stored);
    const saved = await save.mutateAsync({ id: set?.id ?? null, name: draft.name.trim(), probes });
    onSaved(saved);
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={set === null ? "New probe set" : "Edit the probe set"}
      description="Requests that are run down all columns. Runs keep their own copy."
      width="lg"
      footer={
        <>
          {removeAction}
          <span className="mr-auto text-12 text-ink-3">
            {formatCount(count)} {count === 1 ? "request" : "requests"}
          </span>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={problem}
            disabled={save.isPending}
            onClick={() => void saveNow().catch(() => {})}
          >
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        maxLength={100}
        placeholder="e.g. Dated knowledge"
      />
      <div className="mt-4 mb-1 flex items-center gap-2">
        <h3 className="mr-auto text-12 font-[550]">Requests</h3>
        <Button
          size="sm"
          variant="quiet"
          aria-expanded={source === "seed-prompts"}
          onClick={() => setSource(source === "seed-prompts" ? null : "seed-prompts")}
        >
          From seed prompts
        </Button>
        <Button
          size="sm"
          variant="quiet"
          aria-expanded={source === "lines"}
          onClick={() => setSource(source === "lines" ? null : "lines")}
        >
          Paste lines
        </Button>
        <Button
          size="sm"
          icon={<Plus />}
          onClick={() => setDraft(appendToDraft(draft, [{ instruction: "", input: "" }]))}
        >
          Add a request
        </Button>
      </div>
      {source === "lines" ? (
        <div className="mb-3 flex flex-col items-end gap-2">
          <TextArea
            label="One request a line"
            value={lines}
            onChange={setLines}
            rows={4}
            maxHeight={160}
            className="w-full"
          />
          <Button
            size="sm"
            disabled={pasted.length === 0}
            onClick={() => {
              setDraft(addToDraft(draft, pasted));
              setLines("");
              setSource(null);
            }}
          >
            {pasted.length === 0 ? "Add" : `Add ${formatCount(pasted.length)}`}
          </Button>
        </div>
      ) : null}
      {source === "seed-prompts" ? (
        <ProbeSetSeedPrompts
          probes={draft.probes}
          onAdd={(probes) => {
            setDraft(addToDraft(draft, probes));
            setSource(null);
          }}
        />
      ) : null}
      <ProbeSetRows
        probes={draft.probes}
        onChange={(key, change) => setDraft((now) => changeInDraft(now, key, change))}
        onMove={(key, toKey) => setDraft((now) => moveInDraft(now, key, toKey))}
        onRemove={(key) => setDraft((now) => removeFromDraft(now, key))}
      />
    </Dialog>
  );
}
