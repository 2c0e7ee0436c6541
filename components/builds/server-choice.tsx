"use client";

import { useQuery } from "@tanstack/react-query";
import { serversQuery } from "@/components/generation/queries";
import { ServerField } from "@/components/generation/server-field";
import { formatCount } from "@/components/ui/number-text";
import { Checkbox } from "@/components/ui/toggle";

/** The first server of a build, and others that share the work with it. */
export function ServerChoice({
  serverId,
  onServer,
  moreIds,
  onMore,
}: {
  serverId: number | null;
  onServer: (id: number) => void;
  moreIds: readonly number[];
  onMore: (ids: number[]) => void;
}) {
  const { data } = useQuery(serversQuery);
  const others = (data?.servers ?? []).filter(({ id }) => id !== serverId);
  return (
    <>
      <ServerField serverId={serverId} onServer={onServer} isLabelHidden />
      {others.length === 0 || serverId === null ? null : (
        <fieldset className="mt-3">
          <legend className="text-12 font-medium text-ink-2">These share the work</legend>
          <div className="mt-1 max-h-28 overflow-y-auto">
            {others.map(({ id, name, model, isSample, maxInFlight }) => (
              <Checkbox
                key={id}
                isOn={moreIds.includes(id)}
                onChange={(isOn) => onMore(isOn ? [...moreIds, id] : moreIds.filter((one) => one !== id))}
                disabled={model === ""}
                className="flex min-h-6.5 justify-center overflow-hidden [&_label]:truncate"
                label={
                  <>
                    {name}
                    <span className="ml-2 text-12 text-ink-3">
                      {model === ""
                        ? "no model yet"
                        : `${isSample ? "scripted" : model}, ${formatCount(maxInFlight)} at once`}
                    </span>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
