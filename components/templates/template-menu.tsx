"use client";
import { Check, Download, FileUp, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { Notice } from "@/components/ui/signal";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { endpointUrl } from "@/lib/api/call-endpoint";
import { downloadTemplate, type TemplateView } from "@/lib/api/templates";
import { useChoose, useRemove, useRename } from "./queries";
import { readTextFile } from "./read-text-file";

/** What can be done with a template as a whole. */
export function TemplateMenu({ view, onText }: { view: TemplateView; onText: (text: string) => void }) {
  const router = useRouter();
  const [asks, setAsks] = useState<"rename" | "remove" | null>(null);
  const choose = useChoose(view.id);
  const remove = useRemove(view.id);
  const file = useRef<HTMLInputElement>(null);
  const importFile = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const read = await readTextFile(chosen);
    if ("error" in read) return tellFailure("The file was not read.", new Error(read.error));
    onText(read.text);
    tellDone(`The draft is now the text of ${chosen.name}`, { undo: () => onText(view.draft) });
  };
  const use = () =>
    choose.mutate(undefined, {
      onSuccess: () => tellDone(`New builds take “${view.name}”`),
      onError: (error) => tellFailure(`“${view.name}” is not used.`, error),
    });
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".txt,.md,text/plain"
        aria-label="Import a text file"
        className="hidden"
        onChange={(event) => {
          void importFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Menu
        trigger={
          <IconButton label="More">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem icon={<Check />} isDisabled={view.isInUse || view.latestVersion === null} onSelect={use}>
          {view.isInUse ? "In use for new builds" : "Use for new builds"}
        </MenuItem>
        <MenuItem icon={<Pencil />} onSelect={() => setAsks("rename")}>
          Rename…
        </MenuItem>
        <MenuItem icon={<FileUp />} onSelect={() => file.current?.click()}>
          Import a text file…
        </MenuItem>
        <MenuLink
          icon={<Download />}
          href={endpointUrl(downloadTemplate, { params: { id: view.id } })}
          isDownload
        >
          Export the draft
        </MenuLink>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} isDangerous isDisabled={view.isInUse} onSelect={() => setAsks("remove")}>
          Remove…
        </MenuItem>
      </Menu>
      {asks === "rename" ? <RenameDialog view={view} onClose={() => setAsks(null)} /> : null}
      <ConfirmDialog
        isOpen={asks === "remove"}
        onOpenChange={() => setAsks(null)}
        title={`Remove “${view.name}”`}
        description="Its versions go with it. It stays where a build was made with one of them."
        action="Remove"
        isDangerous
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => router.push("/templates"),
            onError: (error) => {
              setAsks(null);
              tellFailure(`“${view.name}” stays.`, error);
            },
          })
        }
      />
    </>
  );
}

function RenameDialog({ view, onClose }: { view: TemplateView; onClose: () => void }) {
  const [name, setName] = useState(view.name);
  const rename = useRename(view.id);
  const act = () => {
    if (name.trim() !== "") rename.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="sm"
      title="Rename"
      description="Builds keep the name that it had."
      footer={
        <Button
          variant="primary"
          disabled={rename.isPending}
          disabledReason={name.trim() === "" ? "Give it a name." : null}
          onClick={act}
        >
          Rename
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={80} autoFocus />
      </form>
      {rename.error === null ? null : <Notice tone="bad">{rename.error.message}</Notice>}
    </Dialog>
  );
}
