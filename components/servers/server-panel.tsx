"use client";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/dialog";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SidePanel } from "@/components/ui/side-panel";
import { Notice } from "@/components/ui/signal";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { ServerView } from "@/lib/api/servers";
import { ProbeReport } from "./probe-report";
import { useRemoveServer, useTestServer } from "./queries";
import { describeBudget, describeKey, describePace, describeServer } from "./server-words";

/** One server: where it is, what the last test found, and what can be done with it. */
export function ServerPanel({
  server,
  onEdit,
  onClose,
}: {
  server: ServerView;
  onEdit: () => void;
  onClose: () => void;
}) {
  const [isRemoving, setIsRemoving] = useState(false);
  const test = useTestServer();
  const remove = useRemoveServer();
  useShortcuts("Server", [
    { keys: "t", label: "test", isPinned: true, run: () => test.mutate(server.id) },
    { keys: "e", label: "edit", isPinned: true, run: onEdit },
    { keys: "Escape", label: "close", isPinned: true, run: onClose },
  ]);
  const facts = [
    ["What it is", describeServer(server)],
    ["Base URL", server.baseUrl],
    ["Model", server.model === "" ? "whatever the server serves" : server.model],
    ["Key", describeKey(server)],
    ["In flight", describePace(server)],
    ...(server.pace?.closedReason == null ? [] : [["Closed", server.pace.closedReason] as const]),
    ["Budget", describeBudget(server)],
    ["Used by", plural(server.buildCount, "build")],
  ] as const;
  return (
    <SidePanel
      label={`Server ${server.name}`}
      title={
        <span className="flex items-center gap-2">
          {server.name} {server.isSample ? <Tag tone="warn">scripted, not a model</Tag> : null}
        </span>
      }
      onClose={onClose}
      footer={
        <>
          <Button size="sm" variant="danger" icon={<Trash2 />} onClick={() => setIsRemoving(true)}>
            Remove…
          </Button>
          <Button size="sm" icon={<Pencil />} kbd="e" className="ml-auto" onClick={onEdit}>
            Edit…
          </Button>
          <Button
            size="sm"
            variant="primary"
            kbd="t"
            disabled={test.isPending}
            onClick={() => test.mutate(server.id)}
          >
            {test.isPending ? "Testing…" : "Test"}
          </Button>
        </>
      }
    >
      <dl className="text-12">
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[110px_minmax(0,1fr)] border-b border-line py-1.5">
            <dt className="text-ink-3">{name}</dt>
            <dd className="prose-text break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {server.isSample ? (
        <p className="pt-3 text-12 text-ink-2">
          It answers from a script, so that every page can be tried without a model. Its replies say nothing
          about a constitution.
        </p>
      ) : null}
      <h3 className="pt-5 pb-2 font-semibold">
        Test{" "}
        {server.probedAt === null ? null : (
          <span className="text-12 font-normal text-ink-3">
            <RelativeTime at={server.probedAt} />
          </span>
        )}
      </h3>
      {test.error === null ? null : (
        <Notice tone="bad" className="mb-3">
          The test could not be made: {test.error.message}
        </Notice>
      )}
      {server.probe === null ? (
        <p className="text-ink-2">
          Not tested since its address was set. A test asks for a few tokens and sends one long prompt.
        </p>
      ) : (
        <ProbeReport probe={server.probe} />
      )}
      <ConfirmDialog
        isOpen={isRemoving}
        onOpenChange={setIsRemoving}
        title={`Remove ${server.name}?`}
        description="Its address and key are forgotten. Builds that used it keep their records and its name."
        action="Remove"
        isDangerous
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(server.id, {
            onSuccess: () => {
              setIsRemoving(false);
              onClose();
              tellDone(`Removed ${server.name}`);
            },
            onError: (error) => {
              setIsRemoving(false);
              tellFailure(`${server.name} could not be removed.`, error);
            },
          })
        }
      />
    </SidePanel>
  );
}
