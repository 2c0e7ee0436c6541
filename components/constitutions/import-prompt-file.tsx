"use client";
import { ImportDialog } from "@/components/imports/import-dialog";

/** Takes a prompt file and tells which constitution it became. */
export function ImportPromptFile({
  isOpen,
  onOpenChange,
  onOpened,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onOpened: (id: number) => void;
}) {
  return (
    <ImportDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Import a prompt file"
      description="It becomes a published version of the constitution of its name, and is then in use."
      hint="A text that begins with # and the assistant’s name"
      onImported={({ results }) => {
        const constitution = results.find((result) => result.kind === "constitution");
        if (constitution !== undefined) onOpened(constitution.constitutionId);
      }}
    />
  );
}
