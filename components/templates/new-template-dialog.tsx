"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import type { TemplateRole } from "@/lib/templates/template";
import { templateRoles } from "@/lib/templates/template-roles";
import { useCreateTemplate, useTemplate, useTemplates } from "./queries";
import { readTextFile } from "./read-text-file";
import { roles } from "./role-words";

/** A new template of a role: from a text file, or from the one in use. */
export function NewTemplateDialog({
  role,
  onRole,
  onClose,
}: {
  role: TemplateRole;
  onRole: (role: TemplateRole) => void;
  onClose: () => void;
}) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [fileError, setFileError] = useState<string | null>(null);
  const known = useTemplates().data?.templates.find((one) => one.role === role && one.isInUse);
  const inUse = useTemplate(known?.id ?? 0);
  const create = useCreateTemplate();
  const text = file?.text ?? (known === undefined ? "" : inUse.data?.draft);
  const act = () => {
    if (text === undefined || name.trim() === "") return;
    create.mutate(
      { role, name: name.trim(), text },
      { onSuccess: ({ id }) => router.push(`/templates/${id}`) },
    );
  };
  const choose = async ([chosen]: File[]) => {
    if (chosen === undefined) return;
    const read = await readTextFile(chosen);
    setFileError("error" in read ? read.error : null);
    if ("error" in read) return;
    setFile({ name: chosen.name, text: read.text });
    setName((now) => (now === "" ? chosen.name.replace(/\.[^.]*$/, "") : now));
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="New template"
      description={templateRoles[role].does}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={create.isPending}
            disabledReason={name.trim() === "" ? "Give it a name first." : null}
            onClick={act}
          >
            Create
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={80} autoFocus />
        <SelectField
          label="What it is for"
          value={role}
          onChange={(next) => onRole(next as TemplateRole)}
          options={roles.map((one) => ({ value: one, label: templateRoles[one].title }))}
        />
        <FileDrop
          label={file === null ? "Take the text of a file" : file.name}
          hint={
            file !== null
              ? plural(file.text.length, "character")
              : known === undefined
                ? "else it begins empty"
                : `else it begins as a copy of “${known.name}”`
          }
          accept=".txt,.md,text/plain"
          onFiles={(files) => void choose(files)}
        />
        {fileError === null ? null : <Notice tone="bad">{fileError}</Notice>}
        {create.error === null ? null : <Notice tone="bad">{create.error.message}</Notice>}
      </form>
    </Dialog>
  );
}
