"use client";

import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { SelectField } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import { listTemplateChoices } from "@/lib/api/template-choices";
import type { TemplateRole } from "@/lib/templates/template";
import type { PlanState } from "./use-build-plan";

/** Which template, and which of its versions, each role of the step is asked with. */
export function TemplateFields({ plan }: { plan: PlanState }) {
  const { data } = useQuery({ ...endpointQuery(listTemplateChoices), staleTime: 10_000 });
  return (
    <>
      {plan.step.templates.map((role) => (
        <RoleFields key={role} role={role} plan={plan} known={data?.templates ?? null} />
      ))}
      <p className="mt-2 text-12 text-ink-3">
        They are written and published among the <TextLink href="/templates">templates</TextLink>.
      </p>
    </>
  );
}

type Known = { id: number; role: TemplateRole; name: string; versions: number[] };

function RoleFields({
  role,
  plan,
  known,
}: {
  role: TemplateRole;
  plan: PlanState;
  known: readonly Known[] | null;
}) {
  const own = (known ?? []).filter((one) => one.role === role);
  const chosen = plan.templates.find((one) => one.role === role);
  const template = own.find(({ id }) => id === chosen?.templateId);
  const usual = plan.planned?.manifest.templates.find((one) => one.role === role);
  const choose = (templateId: number | null, version?: number) =>
    plan.edit({
      templates: [
        ...plan.templates.filter((one) => one.role !== role),
        ...(templateId === null ? [] : [{ role, templateId, ...(version === undefined ? {} : { version }) }]),
      ],
    });
  const usualWords =
    chosen !== undefined || usual === undefined ? "the usual one" : `${usual.name}, version ${usual.number}`;
  const title = `${role.charAt(0).toUpperCase()}${role.slice(1).replaceAll("_", " ")}`;
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)_104px] gap-3 first:mt-0">
      <SelectField
        label={title}
        value={chosen === undefined ? "" : String(chosen.templateId)}
        onChange={(id) => choose(id === "" ? null : Number(id))}
        disabled={known === null}
        error={known !== null && own.length === 0 ? "None is published; publish one first." : undefined}
        options={[
          { value: "", label: usualWords },
          ...own.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        label="Version"
        aria-label={`Version for ${title.toLowerCase()}`}
        value={chosen?.version === undefined ? "" : String(chosen.version)}
        onChange={(version) =>
          chosen !== undefined &&
          choose(Number(chosen.templateId), version === "" ? undefined : Number(version))
        }
        disabled={template === undefined}
        options={[
          { value: "", label: "newest" },
          ...(template?.versions ?? []).map((number) => ({ value: String(number), label: String(number) })),
        ]}
      />
    </div>
  );
}
