"use client";

import {
  ArrowLeft,
  ArrowRight,
  Braces,
  History,
  ListPlus,
  MessageSquarePlus,
  MoreHorizontal,
  Play,
  SquareTerminal,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { SaveExemplarDialog } from "@/components/generation/save-exemplar-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { AppError } from "@/lib/app-error";
import { AddToProbeSetDialog } from "./add-to-probe-set-dialog";
import { type ColumnRun, isUnderWay, parseRun } from "./column-run";
import { getCompletionOfColumn } from "./completion-acts";
import { historyHref } from "./history-href";
import { SaveSeedPromptDialog } from "./save-seed-prompt-dialog";

export type ColumnMoves = {
  runAlone: () => void;
  moveLeft: (() => void) | null;
  moveRight: (() => void) | null;
  remove: (() => void) | null;
};

/** What can be done with a completion in one go, and with its column. */
export function ColumnMenu({
  label,
  run,
  constitutionId,
  moves,
  beforeSave,
}: {
  label: string;
  run: ColumnRun | null;
  constitutionId: number | null;
  moves: ColumnMoves;
  beforeSave: () => Promise<unknown>;
}) {
  const [dialog, setDialog] = useState<"exemplar" | "seed_prompt" | "probe_set" | null>(null);
  const parsed = parseRun(run);
  const isOver = run !== null && !isUnderWay(run);
  const isKept = isOver && (run.completionId !== null || run.place !== null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`More of ${label}`} size="sm" className="-mr-1.5">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem
          icon={<MessageSquarePlus />}
          isDisabled={!isOver || parsed === null || constitutionId === null || run.text === ""}
          onSelect={() => setDialog("exemplar")}
        >
          Save as exemplar turn…
        </MenuItem>
        <MenuItem icon={<ListPlus />} isDisabled={run === null} onSelect={() => setDialog("seed_prompt")}>
          Save request as seed prompt…
        </MenuItem>
        <MenuItem icon={<ListPlus />} isDisabled={run === null} onSelect={() => setDialog("probe_set")}>
          Add request to a probe set…
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={<SquareTerminal />}
          isDisabled={!isKept}
          onSelect={() => run !== null && void copyCurl(run)}
        >
          Copy as curl
        </MenuItem>
        <MenuItem icon={<Braces />} isDisabled={!isKept} onSelect={() => run !== null && void copyJson(run)}>
          Copy as JSON
        </MenuItem>
        {run?.place == null ? (
          <MenuItem icon={<History />} isDisabled onSelect={() => {}}>
            Open in history
          </MenuItem>
        ) : (
          <MenuLink icon={<History />} href={historyHref(run.place.runId)}>
            Open in history
          </MenuLink>
        )}
        <MenuSeparator />
        <MenuItem icon={<Play />} onSelect={moves.runAlone}>
          Run this column alone
        </MenuItem>
        <MenuItem
          icon={<ArrowLeft />}
          isDisabled={moves.moveLeft === null}
          onSelect={() => moves.moveLeft?.()}
        >
          Move left
        </MenuItem>
        <MenuItem
          icon={<ArrowRight />}
          isDisabled={moves.moveRight === null}
          onSelect={() => moves.moveRight?.()}
        >
          Move right
        </MenuItem>
        <MenuItem icon={<Trash2 />} isDisabled={moves.remove === null} onSelect={() => moves.remove?.()}>
          Remove column
        </MenuItem>
      </Menu>
      {dialog === "exemplar" && run !== null && parsed !== null && constitutionId !== null ? (
        <SaveExemplarDialog
          constitutionId={constitutionId}
          completed={{ user: requestText(run), thoughts: parsed.thoughts, reply: parsed.reply }}
          beforeSave={beforeSave}
          onClose={close}
        />
      ) : null}
      {dialog === "seed_prompt" && run !== null ? (
        <SaveSeedPromptDialog request={run.asked.request} onClose={close} />
      ) : null}
      {dialog === "probe_set" && run !== null ? (
        <AddToProbeSetDialog request={run.asked.request} onClose={close} />
      ) : null}
    </>
  );
}

/** As the prompt has it: the input under the instruction. */
function requestText({ asked: { request } }: ColumnRun): string {
  return request.input === "" ? request.instruction : `${request.instruction}\n\n${request.input}`;
}

function copyCurl(run: ColumnRun) {
  return copying(
    "The request as curl is copied; its key stands as $API_KEY",
    "The request could not be copied.",
    async () => {
      const { curl } = await getCompletionOfColumn(run);
      if (curl === null)
        throw new AppError("not_found", "Its server is gone, and with it the address to send to.");
      return curl;
    },
  );
}

function copyJson(run: ColumnRun) {
  return copying("The completion is copied as JSON", "The completion could not be copied.", async () =>
    JSON.stringify(await getCompletionOfColumn(run), null, 2),
  );
}

async function copying(done: string, failed: string, read: () => Promise<string>) {
  try {
    await navigator.clipboard.writeText(await read());
    tellDone(done);
  } catch (error) {
    tellFailure(failed, error);
  }
}
