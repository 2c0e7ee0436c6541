"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { nameProblem } from "@/lib/constitutions/prompt-file-grammar";

/** The codename. It is taken when the field is left: every letter of it would make a name of its own in the store. */
export function CodenameField({
  name,
  problem,
  staleName,
  onRename,
  onUseVariables,
}: {
  name: string;
  /** What is wrong with the name as it is. */
  problem: string | null;
  staleName: { name: string; placeCount: number } | null;
  onRename: (name: string) => void;
  onUseVariables: (name?: string) => void;
}) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const typed = text === name ? null : nameProblem(text);
  const settle = () => {
    // What is proposed may be refused; until then the name stays what it is.
    setText(name);
    if (typed === null && text !== name) onRename(text);
  };
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Codename"
        value={text}
        onChange={setText}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setText(name);
        }}
        error={typed === null ? problem : `The name ${typed}`}
        hint={
          <>
            Texts that name it as <code className="font-mono text-11">{"{{name}}"}</code> follow a new one.{" "}
            <TextButton onClick={() => onUseVariables()}>Use variables in all texts…</TextButton>
          </>
        }
        className="max-w-md"
      />
      {staleName === null ? null : (
        <Notice
          actions={
            <Button size="sm" onClick={() => onUseVariables(staleName.name)}>
              Use {"{{name}}"} there…
            </Button>
          }
        >
          {plural(staleName.placeCount, "text")} still {staleName.placeCount === 1 ? "says" : "say"}{" "}
          <b className="font-semibold">{staleName.name}</b>.
        </Notice>
      )}
    </div>
  );
}
