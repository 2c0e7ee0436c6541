"use client";
import { Check, Download, FileUp, List, MoreHorizontal, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { useIsApple } from "@/components/shell/use-is-apple";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/chip";
import { printedKey } from "@/components/ui/kbd";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { endpointUrl } from "@/lib/api/call-endpoint";
import { type ConstitutionView, downloadPromptFile } from "@/lib/api/constitutions";
import { useChooseConstitution } from "./queries";
import { SaveNote } from "./save-note";
import type { SaveState } from "./use-draft";

export function DraftHead({
  view,
  name,
  saveState,
  isChanged,
  blockingFindings,
  sides,
  onCompare,
  onUndo,
  onPublish,
  onImport,
}: {
  view: ConstitutionView;
  name: string;
  saveState: SaveState;
  /** Whether the draft differs from the latest version. */
  isChanged: boolean;
  blockingFindings: number;
  /** Chooses what stands beside the draft. */
  sides: ReactNode;
  onCompare: () => void;
  /** Null where there is nothing to undo. */
  onUndo: (() => void) | null;
  onPublish: () => void;
  onImport: () => void;
}) {
  const isApple = useIsApple();
  const choose = useChooseConstitution(view.id);
  const { latestVersion } = view;
  const next = (latestVersion ?? 0) + 1;
  return (
    <PageHead
      title={name}
      sub={
        <>
          <span className="truncate">
            {isChanged || latestVersion === null
              ? `Draft of version ${next}`
              : `Draft, equal to version ${latestVersion}`}
          </span>
          {view.isInUse ? <Tag>in use</Tag> : null}
          <span aria-hidden className="h-3.5 w-px bg-line-2" />
          <SaveNote state={saveState} />
        </>
      }
      actions={
        <>
          {sides}
          <Button
            variant="quiet"
            icon={<Undo2 />}
            kbd={printedKey("mod+z", isApple)}
            disabledReason={onUndo === null ? "Nothing to undo." : null}
            onClick={() => onUndo?.()}
          >
            Undo
          </Button>
          {latestVersion === null ? null : (
            <Button onClick={onCompare}>Compare with version {latestVersion}</Button>
          )}
          <Menu
            trigger={
              <Button aria-label="More" className="w-[30px] px-0">
                <MoreHorizontal />
              </Button>
            }
          >
            {view.isInUse ? null : (
              <>
                <MenuItem
                  icon={<Check />}
                  onSelect={() =>
                    choose.mutate(undefined, {
                      onSuccess: () => tellDone(`New previews and builds start from ${name}`),
                      onError: (error) => tellFailure("The constitution could not be chosen.", error),
                    })
                  }
                >
                  Use this constitution
                </MenuItem>
                <MenuSeparator />
              </>
            )}
            <MenuItem icon={<FileUp />} onSelect={onImport}>
              Import a prompt file…
            </MenuItem>
            <MenuLink
              icon={<Download />}
              href={endpointUrl(downloadPromptFile, { params: { id: view.id } })}
              isDownload
            >
              Download the draft as a prompt file
            </MenuLink>
            <MenuSeparator />
            <MenuLink icon={<List />} href="/constitutions?all=true">
              All constitutions
            </MenuLink>
          </Menu>
          <Button
            variant="primary"
            disabledReason={
              blockingFindings > 0
                ? `${blockingFindings === 1 ? "A finding has" : `${blockingFindings} findings have`} to be settled first.`
                : !isChanged && latestVersion !== null
                  ? `The draft equals version ${latestVersion}.`
                  : null
            }
            onClick={onPublish}
          >
            Publish version {next}…
          </Button>
        </>
      }
    />
  );
}
