"use client";

import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { Fragment, type KeyboardEvent } from "react";
import { SamplingFields } from "@/components/generation/sampling-fields";
import { ServerField } from "@/components/generation/server-field";
import { VersionFields } from "@/components/generation/version-fields";
import { TextField } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import { selfAlign } from "@/lib/steps/self-align";
import { ColumnChanges } from "./column-changes";
import type { ColumnDraft } from "./column-draft";
import { serverWords, tokensWords } from "./setting-words";
import type { ColumnDetails } from "./use-column-details";

/** The line that says how a column is asked; it opens all of its settings. */
export function ColumnSettings({
  draft,
  details,
  label,
  hasConstitutionName,
  differing,
  hasChangedSince,
  isOpen,
  onOpenChange,
  onChange,
  onRun,
}: {
  draft: ColumnDraft;
  details: ColumnDetails;
  label: string;
  /** Whether the line begins with the constitution's name. */
  hasConstitutionName: boolean;
  /** Settings that are not those of the first column, in the words of the line. */
  differing: readonly string[];
  /** Whether what is shown was asked otherwise. */
  hasChangedSince: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: (change: Partial<ColumnDraft>) => void;
  onRun: () => void;
}) {
  const { server, constitutionName } = details;
  const parts = [
    ...(hasConstitutionName && constitutionName !== null ? [constitutionName] : []),
    server === null ? "no server" : serverWords(server),
    ...(draft.model === null || draft.model.trim() === "" ? [] : [draft.model]),
    `temperature ${draft.temperature ?? "–"}`,
    `top-p ${draft.topP ?? "–"}`,
    `seed ${draft.seed ?? "–"}`,
    // A limit that all share is not worth the room.
    ...differing.filter((words) => words === tokensWords(draft.maxTokens)),
  ];
  const words = parts.join(" · ");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onOpenChange(false);
    onRun();
  };
  const models = server?.probe?.reachable ? server.probe.models : [];
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger
        aria-label={`Settings of ${label}: ${words}`}
        title={words}
        className="-mx-1 mt-0.5 flex h-5 max-w-full min-w-0 shrink-0 items-center gap-1 self-start rounded-chip px-1 text-12 text-ink-3 hover:bg-hover hover:text-ink-2"
      >
        <span className="truncate">
          {parts.map((part, index) => (
            <Fragment key={part}>
              {index === 0 ? "" : " · "}
              <span className={differing.includes(part) ? "font-medium text-ink" : undefined}>{part}</span>
            </Fragment>
          ))}
        </span>
        <ChevronDown aria-hidden className="size-3 shrink-0" />
        {hasChangedSince ? <span className="shrink-0 text-ink-2">changed since this run</span> : null}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={`Settings of ${label}`}
          onKeyDown={onKeyDown}
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-[440px] flex-col gap-4 overflow-y-auto rounded-float bg-surface px-5 py-4 shadow-pop focus:outline-none"
        >
          <VersionFields
            constitutionId={draft.constitutionId}
            version={draft.version}
            onConstitution={(constitutionId) => onChange({ constitutionId, version: null, changes: [] })}
            onVersion={(version) => onChange({ version })}
            hasDraft
          />
          <ColumnChanges
            base={details.base}
            changes={draft.changes}
            problem={details.problem}
            onChange={(changes) => onChange({ changes })}
          />
          <div className="grid grid-cols-2 gap-3 border-t border-line pt-3.5">
            <ServerField
              serverId={draft.serverId}
              onServer={(serverId) => onChange({ serverId, model: null })}
            />
            <TextField
              label="Model"
              value={draft.model ?? ""}
              onChange={(model) => onChange({ model: model === "" ? null : model })}
              placeholder={server === null || server.model === "" ? "the server’s own" : server.model}
              list={models.length > 0 ? `models-${server?.id}` : undefined}
              spellCheck={false}
            />
            <datalist id={`models-${server?.id}`}>
              {models.map((model) => (
                <option key={model} value={model} />
              ))}
            </datalist>
          </div>
          <SamplingFields value={draft} onChange={onChange} />
          <p className="text-12 text-ink-3">
            Defaults: {selfAlign.defaults.source}.{" "}
            {draft.constitutionId === null ? null : (
              <TextLink href={`/constitutions/${draft.constitutionId}`}>Edit the draft</TextLink>
            )}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
