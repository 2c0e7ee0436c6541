"use client";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { TextLink } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import { addBuildServer, type BuildView } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { isOver } from "@/lib/builds/build-status";
import { useBuildAct, useServers } from "./queries";

/** Lets one more of the studio's servers share the work. */
export function AddServer({ build }: { build: BuildView }) {
  const { data } = useServers();
  const known = new Set(build.servers.map((server) => server.id));
  const others = (data?.servers ?? []).filter((server) => !known.has(server.id));
  const add = useBuildAct(
    "The server could not be added.",
    (serverId: number) => callEndpoint(addBuildServer, { params: { id: build.id }, body: { serverId } }),
    (answer) => answer,
    (answer, serverId) =>
      tellDone(`${answer.servers.find(({ id }) => id === serverId)?.name ?? "The server"} serves it too.`),
  );
  if (isOver(build.status)) return null;
  if (others.length === 0) {
    return (
      <p className="text-12 text-ink-3">
        Every server of the studio serves it. <TextLink href="/servers">Add another one</TextLink>
      </p>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <Button size="sm" icon={<Plus />} className="self-start" disabled={add.isPending}>
          Add a server
        </Button>
      }
    >
      {others.map((server) => (
        <MenuItem key={server.id} isDisabled={server.model === ""} onSelect={() => add.mutate(server.id)}>
          {server.name}
          <span className="ml-2 text-12 text-ink-3">
            {server.model === "" ? "no model yet" : server.model}
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
