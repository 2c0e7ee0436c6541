"use client";

import { useQuery } from "@tanstack/react-query";
import { constitutionsQuery, seedSetsQuery, serversQuery } from "@/components/generation/queries";
import { firstServer, ServerField } from "@/components/generation/server-field";
import { SelectField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";

/** What a recipe begins with and who is asked; null: none. */
export type Choices = {
  constitutionId: number | null;
  seedSetId: number | null;
  serverId: number | null;
};

/** What the studio works with when nobody says otherwise; null while it is on its way. */
export function useUsualChoices(): Choices | null {
  const constitutions = useQuery(constitutionsQuery).data?.constitutions;
  const seedSets = useQuery(seedSetsQuery).data?.seedSets;
  const servers = useQuery(serversQuery).data?.servers;
  if (constitutions === undefined || seedSets === undefined || servers === undefined) return null;
  return {
    constitutionId: inUse(constitutions)?.id ?? null,
    seedSetId: inUse(seedSets)?.id ?? null,
    serverId: firstServer(servers)?.id ?? null,
  };
}

const inUse = <One extends { isInUse: boolean }>(all: readonly One[]) =>
  all.find((one) => one.isInUse) ?? all[0];

export function ChoiceFields({
  value,
  onChange,
}: {
  value: Choices;
  onChange: (change: Partial<Choices>) => void;
}) {
  const constitutions = useQuery(constitutionsQuery).data?.constitutions ?? [];
  const seedSets = useQuery(seedSetsQuery).data?.seedSets ?? [];
  return (
    <>
      <SelectField
        label="Constitution"
        value={String(value.constitutionId ?? "")}
        onChange={(id) => onChange({ constitutionId: Number(id) })}
        hint="Its newest published version at any time."
        options={options(constitutions, value.constitutionId)}
      />
      <SelectField
        label="Seed set"
        value={String(value.seedSetId ?? "")}
        onChange={(id) => onChange({ seedSetId: Number(id) })}
        hint={seedWords(seedSets.find(({ id }) => id === value.seedSetId))}
        options={options(seedSets, value.seedSetId)}
      />
      <ServerField serverId={value.serverId} onServer={(serverId) => onChange({ serverId })} />
    </>
  );
}

const options = (all: readonly { id: number; name: string }[], chosen: number | null) => [
  ...(chosen === null ? [{ value: "", label: "none yet" }] : []),
  ...all.map(({ id, name }) => ({ value: String(id), label: name })),
];

function seedWords(set: { taskCount: number; topicQuestionCount: number } | undefined): string | undefined {
  if (set === undefined) return undefined;
  return `${plural(set.taskCount, "task")} and ${plural(set.topicQuestionCount, "topic question")}`;
}
