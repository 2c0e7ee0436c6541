"use client";
import { type ReactNode, useMemo, useState } from "react";
import { plural } from "@/components/ui/number-text";
import { tellDone } from "@/components/ui/toast";
import type { Constitution } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import { withVariables } from "@/lib/constitutions/with-variables";
import type { EditDraft } from "./use-draft";
import { UseVariablesDialog } from "./use-variables-dialog";

type Asked = { kind: "variables" } | { kind: "stale"; name: string } | { kind: "rename"; name: string };

/** The draft with `{{name}}` wherever its texts spell out `spelt`; its own name stays. */
function followName(draft: Constitution, spelt: string) {
  const { constitution, places } = withVariables({ ...draft, name: spelt }, ["name"]);
  return { constitution: { ...constitution, name: draft.name }, places };
}

/** Renaming, and texts that name what they spell out; each shows its places first and is one step to undo. */
export function useCodename({
  draft,
  published,
  edit,
  undo,
}: {
  draft: Constitution;
  /** The latest version: what it is called may still stand in texts. */
  published: Constitution | undefined;
  edit: EditDraft;
  undo: () => void;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const earlier = published?.name;
  const staleName = useMemo(() => {
    if (earlier === undefined || earlier === draft.name) return null;
    const placeCount = followName(draft, earlier).places.length;
    return placeCount === 0 ? null : { name: earlier, placeCount };
  }, [draft, earlier]);

  const setName = (name: string) => edit((c) => ({ ...c, name }), "renamed the constitution");
  function rename(name: string) {
    if (followName(draft, draft.name).places.length === 0) setName(name);
    else setAsked({ kind: "rename", name });
  }
  function nameVariables(places: number, change: (draft: Constitution) => Constitution, label: string) {
    edit(change, label);
    tellDone(`Variables in ${plural(places, "text")}`, { undo });
  }

  let dialog: ReactNode = null;
  const close = () => setAsked(null);
  if (asked?.kind === "variables") {
    const { places } = withVariables(draft);
    dialog = (
      <UseVariablesDialog
        title="Use variables in all texts"
        description="The codename, the organisation, the cut-off and the identity sentence are named where they are spelt out. The prompt stays the same to the byte."
        places={places}
        actions={[
          {
            label: "Use variables",
            run: () => nameVariables(places.length, (c) => withVariables(c).constitution, "used variables"),
          },
        ]}
        onClose={close}
      />
    );
  } else if (asked !== null) {
    const spelt = asked.kind === "stale" ? asked.name : draft.name;
    const { places } = followName(draft, spelt);
    const label = asked.kind === "stale" ? `named ${spelt} as the codename` : "renamed the constitution";
    const follow = (c: Constitution) => {
      const { constitution } = followName(c, spelt);
      return asked.kind === "rename" ? { ...constitution, name: asked.name } : constitution;
    };
    dialog = (
      <UseVariablesDialog
        title={
          asked.kind === "rename" ? `Rename ${draft.name} to ${asked.name}` : `Follow the name ${draft.name}`
        }
        description={`Texts spell out ${spelt}. With {{name}} in its place they follow this name and every later one.`}
        places={places}
        actions={[
          ...(asked.kind === "rename" ? [{ label: "Only the name", run: () => setName(asked.name) }] : []),
          {
            label: asked.kind === "rename" ? "Rename everywhere" : "Use {{name}}",
            run: () => nameVariables(places.length, follow, label),
          },
        ]}
        onClose={close}
      />
    );
  }
  return {
    staleName,
    rename,
    askForVariables: (name?: string) =>
      setAsked(name === undefined ? { kind: "variables" } : { kind: "stale", name }),
    dialog,
  };
}

/** That texts still say a name which is no longer that of the constitution. */
export function staleNameFinding({ name, placeCount }: { name: string; placeCount: number }): Finding {
  return {
    code: "name_spelt_out",
    severity: "warning",
    message: `${plural(placeCount, "text")} still ${placeCount === 1 ? "says" : "say"} “${name}”, which is no longer the codename.`,
    place: { kind: "name" },
  };
}
