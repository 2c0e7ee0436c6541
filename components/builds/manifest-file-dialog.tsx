"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { serversQuery } from "@/components/generation/queries";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { plural } from "@/components/ui/number-text";
import { AttentionMark } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tellFailure } from "@/components/ui/toast";
import { checkManifest, type ManifestCheck, startFromManifest } from "@/lib/api/build-plans";
import { listBuilds } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { ManifestSections } from "./manifest-sections";

type Chosen = { name: string; text: string };

/** Starts a build again from the file of its manifest; what is not the same here is said before. */
export function ManifestFileDialog({
  isOpen,
  onOpenChange,
  onStarted,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onStarted: (build: { id: number }) => void;
}) {
  const client = useQueryClient();
  const [file, setFile] = useState<Chosen | null>(null);
  const [serverId, setServerId] = useState<number | null>(null);
  const serverIds = serverId === null ? [] : [serverId];
  const check = useQuery({
    queryKey: [checkManifest.path, file?.text, serverIds],
    queryFn: ({ signal }) =>
      callEndpoint(checkManifest, { body: { text: file?.text ?? "", serverIds }, signal }),
    enabled: file !== null,
    retry: false,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: () => callEndpoint(startFromManifest, { body: { text: file?.text ?? "", serverIds } }),
    onSuccess: (build) => {
      void refreshEndpoints(client, listBuilds);
      onStarted(build);
    },
    onError: (error) => tellFailure("The build could not be started.", error),
  });
  const read = async ([first]: File[]) => {
    if (first === undefined) return;
    setServerId(null);
    setFile({ name: first.name, text: await first.text() });
  };
  const found = file === null ? undefined : check.data;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="lg"
      title="Build from a manifest file"
      description="The same version, items, sampling, seed and rules again, also from another studio."
      footer={
        <Button
          variant="primary"
          disabledReason={
            found === undefined
              ? "Choose a manifest file first."
              : found.servers.length === 0
                ? "Choose a server that answers in the place of the one that is not here."
                : null
          }
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          Start {found === undefined ? "" : plural(found.generations, "generation")}
        </Button>
      }
    >
      <FileDrop
        label={file?.name ?? "Choose a manifest file, or drop it here"}
        hint="A build's manifest as it is downloaded, JSON"
        accept=".json,application/json"
        onFiles={(files) => void read(files)}
      />
      {file === null ? null : check.error !== null ? (
        <ErrorState className="mt-3" title="This file cannot be used." error={check.error} />
      ) : found === undefined ? (
        <SkeletonRows rows={5} className="mt-3" />
      ) : (
        <Found check={found} serverId={serverId} onServer={setServerId} />
      )}
    </Dialog>
  );
}

function Found({
  check,
  serverId,
  onServer,
}: {
  check: ManifestCheck;
  serverId: number | null;
  onServer: (id: number | null) => void;
}) {
  const servers = useQuery(serversQuery).data?.servers ?? [];
  const { constitution, differences } = check;
  const asked = check.manifest.server.name;
  return (
    <div className="mt-4">
      <p>
        <b className="font-semibold">{check.name}</b>, {plural(check.itemCount, "item")}.{" "}
        {constitution === null ? null : broughtWords(constitution)}
      </p>
      <SelectField
        label="Server"
        className="mt-3 w-72"
        value={serverId === null ? "" : String(serverId)}
        onChange={(value) => onServer(value === "" ? null : Number(value))}
        options={[
          {
            value: "",
            label: servers.some(({ name }) => name === asked)
              ? `${asked}, as in the manifest`
              : `${asked} is not here; choose one`,
          },
          ...servers.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {differences.length === 0 ? (
        <p className="mt-3 text-12 text-ink-3">Nothing differs from what the manifest says.</p>
      ) : (
        <ul aria-label="What differs" className="mt-3 flex flex-col gap-1.5">
          {differences.map((difference) => (
            <li key={difference} className="flex gap-2.5 rounded-field bg-warn-wash px-3 py-1.5 text-12">
              <AttentionMark className="mt-1" />
              {difference}
            </li>
          ))}
        </ul>
      )}
      <ManifestSections manifest={check.manifest} className="mt-4" />
    </div>
  );
}

function broughtWords({ name, number, state }: NonNullable<ManifestCheck["constitution"]>): string {
  const brought = {
    present: `${name} version ${number} is here already.`,
    new_version: `${name} gets this as a new version; its draft stays as it is.`,
    new: `${name} is brought in as a new constitution.`,
  };
  return brought[state];
}
