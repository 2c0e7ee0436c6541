"use client";
import { Button } from "@/components/ui/button";
import { AttentionMark, LiveDot } from "@/components/ui/signal";
import { Table, Td, Th } from "@/components/ui/table";
import { tellDone } from "@/components/ui/toast";
import { type BuildView, changeBuildServer } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { isOver } from "@/lib/builds/build-status";
import { AddServer } from "./add-server";
import { useBuildAct } from "./queries";

type ServerOfBuild = BuildView["servers"][number];

/** Which servers share the work and how each does; nothing while one serves it and answers. */
export function ServersSection({ build }: { build: BuildView }) {
  const isPlain = build.servers.every((server) => server.closedReason === null && !server.isDraining);
  if (build.servers.length < 2 && isPlain) return null;
  return (
    <section aria-label="Servers" className="border-t border-line pt-2.5">
      <header className="flex h-6 items-center gap-2">
        <h2 className="font-semibold">Servers</h2>
        <span className="ml-auto" />
        <AddServer build={build} />
      </header>
      <Table aria-label="Servers of the build" className="-mx-2 mt-1 w-[calc(100%+16px)] [--edge:8px]">
        <colgroup>
          <col className="w-[150px]" />
          <col className="w-[92px]" />
          <col />
          <col className="w-[116px]" />
        </colgroup>
        <thead>
          <tr>
            <Th>Server</Th>
            <Th align="right">In flight</Th>
            <Th>State</Th>
            <Th />
          </tr>
        </thead>
        <tbody>
          {build.servers.map((server) => (
            <ServerRow key={server.id} build={build} server={server} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function ServerRow({ build, server }: { build: BuildView; server: ServerOfBuild }) {
  const change = useBuildAct(
    server.isDraining ? "The server could not be taken back." : "The server could not be drained.",
    (isDraining: boolean) =>
      callEndpoint(changeBuildServer, {
        params: { id: build.id, serverId: server.id },
        body: { isDraining },
      }),
    (answer) => answer,
    (_answer, isDraining) =>
      tellDone(
        isDraining
          ? `${server.name} finishes what it has and gets nothing new.`
          : `${server.name} serves it again.`,
      ),
  );
  const isOnlyOne = build.servers.filter((one) => !one.isDraining && !one.isRemoved).length === 1;
  return (
    <tr>
      <Td title={server.name}>{server.name}</Td>
      <Td
        align="right"
        title={`${server.inFlightOfBuild} of this build, ${server.inFlight} in all, limit ${server.limitNow === null ? "unknown" : Math.floor(server.limitNow)}`}
      >
        {server.inFlightOfBuild}
        <span className="text-ink-3"> of {server.limitNow === null ? "–" : Math.floor(server.limitNow)}</span>
      </Td>
      <Td title={server.closedReason ?? undefined}>
        <ServerState server={server} />
      </Td>
      <Td align="right" className="text-clip!">
        {isOver(build.status) || server.isRemoved ? null : (
          <Button
            size="sm"
            disabled={change.isPending}
            disabledReason={
              !server.isDraining && isOnlyOne ? "No other server serves it; pause the build instead." : null
            }
            onClick={() => change.mutate(!server.isDraining)}
          >
            {server.isDraining ? "Serve again" : "Drain"}
          </Button>
        )}
      </Td>
    </tr>
  );
}

function ServerState({ server }: { server: ServerOfBuild }) {
  if (server.isRemoved) return <span className="text-ink-3">removed from the studio</span>;
  if (server.closedReason !== null) {
    return (
      <span className="inline-flex max-w-full items-center gap-1.5 text-warn">
        <AttentionMark />
        <span className="truncate">{server.closedReason}</span>
      </span>
    );
  }
  if (server.isDraining) {
    return server.inFlightOfBuild > 0 ? "drains" : <span className="text-ink-3">drained</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      {server.inFlight > 0 ? <LiveDot /> : null}
      {server.inFlight > 0 ? "serves" : <span className="text-ink-3">idle</span>}
    </span>
  );
}
