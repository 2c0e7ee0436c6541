"use client";
import { Tag } from "@/components/ui/chip";
import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ServerView } from "@/lib/api/servers";
import { ReachMark } from "./reach-mark";
import { describeServer } from "./server-words";

export function ServerTable({
  servers,
  openId,
  onOpen,
}: {
  servers: readonly ServerView[];
  openId: number | null;
  onOpen: (id: number) => void;
}) {
  const isNarrow = openId !== null;
  return (
    <Table isEdgeToEdge aria-label="Servers">
      <colgroup>
        <col className={isNarrow ? "w-[34%]" : "w-[20%]"} />
        <col />
        {isNarrow ? null : <col className="w-[22%]" />}
        <col className="w-24" />
        {isNarrow ? null : <col className="w-20" />}
        {isNarrow ? null : <col className="w-24" />}
        <col className="w-48" />
      </colgroup>
      <thead>
        <tr>
          <Th>Server</Th>
          <Th>What it is</Th>
          {isNarrow ? null : <Th>Model</Th>}
          <Th align="right">Window</Th>
          {isNarrow ? null : <Th align="right">Slots</Th>}
          {isNarrow ? null : <Th align="right">In flight</Th>}
          <Th className="pl-6">Reachable</Th>
        </tr>
      </thead>
      <tbody>
        {servers.map((server) => {
          const found = server.probe?.reachable ? server.probe : null;
          return (
            <Tr key={server.id} isCurrent={server.id === openId} onClick={() => onOpen(server.id)}>
              <Td>
                <button
                  type="button"
                  onClick={(event) => {
                    event.stopPropagation();
                    onOpen(server.id);
                  }}
                  className="max-w-full truncate align-bottom font-[550]"
                >
                  {server.name}
                </button>
                {server.isSample ? (
                  <Tag tone="warn" className="ml-2">
                    scripted
                  </Tag>
                ) : null}
              </Td>
              <Td className="text-ink-2">{describeServer(server)}</Td>
              {isNarrow ? null : (
                <Td className="text-ink-2">{server.model === "" ? (found?.model ?? "–") : server.model}</Td>
              )}
              <Td align="right">{formatCount(found?.windowTokens)}</Td>
              {isNarrow ? null : <Td align="right">{formatCount(found?.slots)}</Td>}
              {isNarrow ? null : <Td align="right">{formatCount(server.maxInFlight)}</Td>}
              <Td className="pl-6">
                <ReachMark server={server} />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
