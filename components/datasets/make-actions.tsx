"use client";

import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ImportPromptsDialog } from "./import-prompts-dialog";
import { MergeDialog } from "./merge-dialog";

const dialogs = parseAsStringLiteral(["merge", "prompts"] as const);

/** The ways to make a dataset by hand; which dialog is open stands in the address. */
export function MakeActions() {
  const [open, setOpen] = useQueryState("make", dialogs);
  const router = useRouter();
  const close = () => void setOpen(null);
  useShortcuts("Datasets", [
    { keys: "m", label: "merge", isPinned: true, run: () => void setOpen("merge") },
    { keys: "i", label: "import prompts", isPinned: true, run: () => void setOpen("prompts") },
    { keys: "r", label: "import records", isPinned: true, run: () => router.push("/datasets/import") },
  ]);
  return (
    <>
      <Button kbd="m" onClick={() => void setOpen("merge")}>
        Merge…
      </Button>
      <Button kbd="i" onClick={() => void setOpen("prompts")}>
        Import prompts…
      </Button>
      <LinkButton kbd="r" href="/datasets/import">
        Import records…
      </LinkButton>
      {open === "merge" ? <MergeDialog onClose={close} /> : null}
      {open === "prompts" ? <ImportPromptsDialog onClose={close} /> : null}
    </>
  );
}
