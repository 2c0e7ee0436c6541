"use client";
import { Check, Download, FileUp, History, Plus } from "lucide-react";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { SelectField } from "@/components/ui/field";
import { Menu, MenuLink } from "@/components/ui/menu";
import { formatCount } from "@/components/ui/number-text";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadSeedFile, type SeedSetSummary } from "@/lib/api/seed-prompts";
import { useChooseSeedSet } from "./queries";

export function SeedSetHead({
  seedSets,
  current,
  onChoose,
  onImport,
  onAdd,
  onChanges,
}: {
  seedSets: readonly SeedSetSummary[];
  current: SeedSetSummary | null;
  onChoose: (id: number) => void;
  onImport: () => void;
  onAdd: () => void;
  onChanges: () => void;
}) {
  const choose = useChooseSeedSet();
  const fileUrl = (kind: "task" | "topic_question") =>
    current === null ? "" : endpointUrl(downloadSeedFile, { params: { id: current.id }, query: { kind } });
  return (
    <PageHead
      title="Seed prompts"
      sub={
        current === null ? null : (
          <>
            <SelectField
              label="Seed set"
              isLabelHidden
              value={String(current.id)}
              onChange={(id) => onChoose(Number(id))}
              options={seedSets.map((set) => ({
                value: String(set.id),
                label: `${set.name} (${formatCount(set.taskCount + set.topicQuestionCount)})`,
              }))}
              className="w-56"
            />
            {current.isInUse ? (
              <Tag>in use</Tag>
            ) : (
              <Button
                size="sm"
                icon={<Check />}
                onClick={() =>
                  choose.mutate(current.id, {
                    onSuccess: () => tellDone(`New builds take their seed prompts from “${current.name}”`),
                    onError: (error) => tellFailure("The seed set could not be chosen.", error),
                  })
                }
              >
                Use this set
              </Button>
            )}
          </>
        )
      }
      actions={
        <>
          {current === null ? null : (
            <Button icon={<History />} onClick={onChanges}>
              Changes
            </Button>
          )}
          {current === null ? null : (
            <Menu trigger={<Button icon={<Download />}>Export</Button>}>
              <MenuLink href={fileUrl("task")} isDownload>
                Tasks, {formatCount(current.taskCount)}
              </MenuLink>
              <MenuLink href={fileUrl("topic_question")} isDownload>
                Topic questions, {formatCount(current.topicQuestionCount)}
              </MenuLink>
            </Menu>
          )}
          <Button icon={<FileUp />} onClick={onImport}>
            Import…
          </Button>
          {current === null ? null : (
            <Button variant="primary" icon={<Plus />} kbd="a" onClick={onAdd}>
              Add a seed prompt
            </Button>
          )}
        </>
      }
    />
  );
}
