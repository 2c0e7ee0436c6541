"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextButton } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import type { BuildView } from "@/lib/api/builds";
import type { ServerView } from "@/lib/api/servers";
import { AddServer } from "./add-server";
import { useMoveCeiling, useServers } from "./queries";

const HIGHEST = 1024;

/** How far the limit of each server may rise; it is moved here while the build runs. */
export function CeilingPopover({ build, children }: { build: BuildView; children: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useServers();
  const ids = new Set(build.servers.map((server) => server.id));
  const servers = (data?.servers ?? []).filter((server) => ids.has(server.id));
  return (
    <Popover
      label="Ceiling"
      trigger={<TextButton className="decoration-line">{children}</TextButton>}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    >
      <div className="flex w-[300px] flex-col gap-3">
        <p className="text-12 text-ink-2">
          The most that may be in flight at a server, for all builds together. The limit moves below it by
          itself, and one slot is kept for previews.
        </p>
        {data === undefined ? <SkeletonRows rows={1} /> : null}
        {servers.map((server) => (
          <CeilingForm key={server.id} server={server} onDone={() => setIsOpen(false)} />
        ))}
        <AddServer build={build} />
      </div>
    </Popover>
  );
}

function CeilingForm({ server, onDone }: { server: ServerView; onDone: () => void }) {
  const [ceiling, setCeiling] = useState<number | null>(server.maxInFlight);
  const isRight = ceiling !== null && Number.isInteger(ceiling) && ceiling >= 1 && ceiling <= HIGHEST;
  const move = useMoveCeiling(() => {
    tellDone(`The ceiling of ${server.name} is ${ceiling} now.`);
    onDone();
  });
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) move.mutate({ server, ceiling });
      }}
    >
      <NumberField
        className="flex-1"
        label={`Ceiling of ${server.name}`}
        min={1}
        max={HIGHEST}
        step={1}
        value={ceiling}
        onChange={setCeiling}
        error={isRight ? undefined : `A whole number from 1 to ${HIGHEST}.`}
      />
      <Button
        type="submit"
        variant="primary"
        disabled={move.isPending || !isRight || ceiling === server.maxInFlight}
      >
        Set
      </Button>
    </form>
  );
}
