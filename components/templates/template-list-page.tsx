"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PageHead } from "@/components/shell/page-head";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { TemplateSummary } from "@/lib/api/templates";
import type { TemplateRole } from "@/lib/templates/template";
import { templateRoles } from "@/lib/templates/template-roles";
import { NewTemplateDialog } from "./new-template-dialog";
import { useTemplates } from "./queries";
import { roles, stepsWith } from "./role-words";

/** All templates by role, with what each role is for and which steps it serves. */
export function TemplateListPage() {
  const { data, error, refetch } = useTemplates();
  const [newOf, setNewOf] = useState<TemplateRole | null>(null);
  const templates = data?.templates;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Templates"
        sub={<span className="truncate">the texts that steps make their prompts with</span>}
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setNewOf("persona")}>
            New template…
          </Button>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-(--gutter) pb-6">
        {templates !== undefined ? (
          <TemplateTable templates={templates} onNew={setNewOf} />
        ) : error === null ? (
          <SkeletonRows rows={14} />
        ) : (
          <ErrorState title="The templates could not be read." error={error} onRetry={() => void refetch()} />
        )}
      </div>
      {newOf === null ? null : (
        <NewTemplateDialog role={newOf} onRole={setNewOf} onClose={() => setNewOf(null)} />
      )}
    </div>
  );
}

function TemplateTable({
  templates,
  onNew,
}: {
  templates: readonly TemplateSummary[];
  onNew: (role: TemplateRole) => void;
}) {
  const router = useRouter();
  const rows = roles.flatMap((role) => templates.filter((one) => one.role === role));
  const open = (index: number) => {
    const template = rows[index];
    if (template !== undefined) router.push(`/templates/${template.id}`);
  };
  const cursor = useRowCursor("Templates", rows.length, open);
  return (
    <Table aria-label="Templates">
      <colgroup>
        <col className="w-[250px]" />
        <col />
        <col className="w-[190px]" />
        <col className="w-[120px]" />
        <col className="w-[150px]" />
      </colgroup>
      <thead>
        <tr>
          <Th>Template</Th>
          <Th>What it is for</Th>
          <Th>Steps</Th>
          <Th align="right">Latest version</Th>
          <Th>Draft</Th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => {
          const { title, does } = templateRoles[role];
          const own = rows.filter((one) => one.role === role);
          const names = stepsWith(role).map((step) => step.title);
          if (own.length === 0) {
            return (
              <tr key={role}>
                <Td className="text-ink-3">{title}</Td>
                <Td className="text-ink-3" title={does}>
                  {does}
                </Td>
                <Td className="text-ink-3">{names.join(", ")}</Td>
                <Td colSpan={2}>
                  <Button size="sm" onClick={() => onNew(role)}>
                    Write one…
                  </Button>
                </Td>
              </tr>
            );
          }
          return own.map((template, at) => {
            const place = rows.indexOf(template);
            return (
              <Tr key={template.id} {...cursor.rowProps(place)} onClick={() => open(place)}>
                <Td>
                  <Link href={`/templates/${template.id}`} className="font-[550]">
                    {template.name}
                  </Link>
                  {template.isInUse && own.length > 1 ? <Tag className="ml-2">in use</Tag> : null}
                </Td>
                <Td className="text-ink-2" title={does}>
                  {at === 0 ? does : <span className="text-ink-3">another of {title.toLowerCase()}</span>}
                </Td>
                <Td className="text-ink-2" title={names.join(", ")}>
                  {names.length === 0 ? "–" : names.join(", ")}
                </Td>
                <Td align="right">{template.latestVersion ?? "–"}</Td>
                <Td className="text-ink-2">{template.hasChanges ? "has changes" : "as published"}</Td>
              </Tr>
            );
          });
        })}
      </tbody>
    </Table>
  );
}
