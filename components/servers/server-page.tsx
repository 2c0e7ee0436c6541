"use client";
import { Plus } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useServers } from "./queries";
import { ServerDialog } from "./server-dialog";
import { ServerPanel } from "./server-panel";
import { ServerTable } from "./server-table";

export function ServerPage() {
  const { data, error, refetch } = useServers();
  const [openId, setOpenId] = useQueryState("open", parseAsInteger);
  const [dialog, setDialog] = useState<"add" | "edit" | null>(null);
  const servers = data?.servers ?? [];
  const index = servers.findIndex((server) => server.id === openId);
  const opened = servers[index];
  function step(by: -1 | 1) {
    const next = servers[index === -1 ? (by === 1 ? 0 : servers.length - 1) : index + by];
    if (next !== undefined) void setOpenId(next.id);
  }
  useShortcuts("Servers", [
    { keys: "j", label: "next server", run: () => step(1) },
    { keys: "k", label: "previous server", run: () => step(-1) },
    { keys: "a", label: "add a server", isPinned: opened === undefined, run: () => setDialog("add") },
  ]);
  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <PageHead
        title="Servers"
        sub="Where completions come from."
        actions={
          <Button variant="primary" icon={<Plus />} kbd="a" onClick={() => setDialog("add")}>
            Add a server…
          </Button>
        }
      />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={4} />
        ) : (
          <ErrorState
            className="px-(--gutter)"
            title="The servers could not be read."
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : servers.length === 0 ? (
        <EmptyState
          className="px-(--gutter)"
          action={
            <Button icon={<Plus />} onClick={() => setDialog("add")}>
              Add a server…
            </Button>
          }
        >
          A server runs a base model and answers prompts; previews and builds need one.
        </EmptyState>
      ) : (
        <div
          className={opened === undefined ? "grid min-h-0" : "grid min-h-0 grid-cols-[minmax(0,1fr)_460px]"}
        >
          <div className="min-h-0 overflow-auto">
            <ServerTable servers={servers} openId={opened?.id ?? null} onOpen={(id) => void setOpenId(id)} />
          </div>
          {opened === undefined ? null : (
            <ServerPanel
              key={opened.id}
              server={opened}
              onEdit={() => setDialog("edit")}
              onClose={() => void setOpenId(null)}
            />
          )}
        </div>
      )}
      {dialog === null ? null : (
        <ServerDialog
          server={dialog === "edit" ? (opened ?? null) : null}
          onClose={() => setDialog(null)}
          onSaved={(saved) => {
            setDialog(null);
            void setOpenId(saved.id);
          }}
        />
      )}
    </div>
  );
}
