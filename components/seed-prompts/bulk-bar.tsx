"use client";
import { ChevronDown, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { formatCount, plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { BulkAction, SeedSetSummary } from "@/lib/api/seed-prompts";

type Asked = "topic" | "question_type" | "move";

/** What can be done to the chosen rows; it stands where the filters stand while there are none. */
export function BulkBar({
  chosen,
  tasks,
  hidden,
  otherSets,
  isPending,
  onAct,
  onClear,
}: {
  chosen: number;
  /** How many of the chosen are tasks; the others are topic questions. */
  tasks: number;
  /** How many of the chosen the filter hides. */
  hidden: number;
  otherSets: readonly SeedSetSummary[];
  isPending: boolean;
  onAct: (action: BulkAction) => void;
  onClear: () => void;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const questions = chosen - tasks;
  const noTasks = tasks === 0 ? "No task is chosen." : null;
  return (
    <div
      role="toolbar"
      aria-label="Chosen seed prompts"
      className="flex h-[51px] items-center gap-2 border-b border-line bg-accent-wash px-(--gutter)"
    >
      <p role="status" className="mr-2 whitespace-nowrap">
        <b className="font-semibold">{formatCount(chosen)}</b> chosen
        {hidden === 0 ? null : <span className="text-ink-2">, {formatCount(hidden)} not shown</span>}
      </p>
      <Button
        size="sm"
        disabledReason={noTasks}
        disabled={isPending}
        onClick={() => onAct({ kind: "classification", is: true })}
      >
        Mark classification
      </Button>
      <Button
        size="sm"
        disabledReason={noTasks}
        disabled={isPending}
        onClick={() => onAct({ kind: "classification", is: false })}
      >
        Unmark
      </Button>
      <Menu
        align="start"
        trigger={
          <Button size="sm" disabled={isPending}>
            Set or move <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{plural(questions, "topic question")}</MenuLabel>
        <MenuItem isDisabled={questions === 0} onSelect={() => setAsked("topic")}>
          Set the topic…
        </MenuItem>
        <MenuItem isDisabled={questions === 0} onSelect={() => setAsked("question_type")}>
          Set the question type…
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDisabled={otherSets.length === 0} onSelect={() => setAsked("move")}>
          Move to another set…
        </MenuItem>
      </Menu>
      <Button
        size="sm"
        variant="danger"
        icon={<Trash2 />}
        disabled={isPending}
        onClick={() => onAct({ kind: "remove" })}
      >
        Delete
      </Button>
      <TextButton className="ml-auto text-12 whitespace-nowrap text-ink-2" onClick={onClear}>
        Choose none
      </TextButton>
      {asked === null ? null : (
        <AskDialog
          asked={asked}
          count={asked === "move" ? chosen : questions}
          otherSets={otherSets}
          onClose={() => setAsked(null)}
          onAct={(action) => {
            setAsked(null);
            onAct(action);
          }}
        />
      )}
    </div>
  );
}

const titles: Record<Asked, string> = {
  topic: "Set the topic",
  question_type: "Set the question type",
  move: "Move to another set",
};

function AskDialog({
  asked,
  count,
  otherSets,
  onClose,
  onAct,
}: {
  asked: Asked;
  count: number;
  otherSets: readonly SeedSetSummary[];
  onClose: () => void;
  onAct: (action: BulkAction) => void;
}) {
  const [text, setText] = useState("");
  const [setId, setSetId] = useState(otherSets[0]?.id ?? 0);
  const wanted = text.trim();
  const act = () => {
    if (asked === "move") onAct({ kind: "move", seedSetId: setId });
    else if (wanted === "") return;
    else if (asked === "topic") onAct({ kind: "topic", topic: wanted });
    else onAct({ kind: "question_type", questionType: wanted });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="sm"
      title={titles[asked]}
      description={`Of ${plural(count, asked === "move" ? "seed prompt" : "topic question")}; it can be undone.`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={asked !== "move" && wanted === "" ? "It needs a text." : null}
            onClick={act}
          >
            {asked === "move" ? "Move" : "Set"}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        {asked === "move" ? (
          <SelectField
            label="Set"
            value={String(setId)}
            onChange={(id) => setSetId(Number(id))}
            options={otherSets.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        ) : (
          <TextField
            label={asked === "topic" ? "Topic" : "Question type"}
            value={text}
            onChange={setText}
            maxLength={2_000}
          />
        )}
      </form>
    </Dialog>
  );
}
