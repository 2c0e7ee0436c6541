"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { exemplarOf } from "@/components/generation/exemplar-from-turn";
import { constitutionsQuery } from "@/components/generation/queries";
import { SaveExemplarDialog } from "@/components/generation/save-exemplar-dialog";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getRecordRequest } from "@/lib/api/reproduce";
import type { Turn } from "@/lib/constitutions/constitution";
import { curlCommand } from "@/lib/generation/curl";
import { recordJson } from "./record-json";
import type { RecordView } from "./record-view";

/** A record for elsewhere: as JSON, as the request that was sent, as an exemplar; or as one of a draft. */
export function RecordCopies({ record }: { record: RecordView }) {
  const [isSaving, setIsSaving] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button>
            Copy <ChevronDown aria-hidden className="size-3.5" />
          </Button>
        }
      >
        <MenuItem onSelect={() => copy("Copied as JSON", recordJson(record))}>Copy as JSON</MenuItem>
        <MenuItem
          isDisabled={record.prompt === null}
          onSelect={() => copy("Copied as a curl command", curlOf(record.id))}
        >
          Copy as curl
        </MenuItem>
        <MenuItem
          onSelect={() =>
            copy("Copied as an exemplar", JSON.stringify(exemplarOf(turnOf(record), []), null, 2))
          }
        >
          Copy as exemplar
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setIsSaving(true)}>Make exemplar…</MenuItem>
      </Menu>
      {isSaving ? <MakeExemplar record={record} onClose={() => setIsSaving(false)} /> : null}
    </>
  );
}

function MakeExemplar({ record, onClose }: { record: RecordView; onClose: () => void }) {
  const known = useQuery(constitutionsQuery).data?.constitutions;
  const [chosen, setChosen] = useState<number | null>(null);
  const id = chosen ?? known?.find(({ isInUse }) => isInUse)?.id ?? known?.[0]?.id ?? null;
  if (known === undefined || id === null) return null;
  return (
    <SaveExemplarDialog
      constitutionId={id}
      completed={turnOf(record)}
      choice={
        <SelectField
          label="Constitution"
          value={String(id)}
          onChange={(value) => setChosen(Number(value))}
          options={known.map((one) => ({ value: String(one.id), label: one.name }))}
        />
      }
      onClose={onClose}
    />
  );
}

/** What was asked, thought and is exported; the reply itself where a filter left nothing of it. */
const turnOf = ({ instruction, input, thoughts, reply, output }: RecordView): Turn => ({
  user: input === "" ? instruction : `${instruction}\n\n${input}`,
  thoughts,
  reply: output === "" ? reply : output,
});

/** The request as it was posted then, to the server as it is known today; a key is named and never written out. */
async function curlOf(id: number): Promise<string> {
  const { body, server, serverNow } = await callEndpoint(getRecordRequest, { params: { id } });
  return curlCommand(
    { baseUrl: serverNow?.baseUrl ?? server.baseUrl, hasKey: serverNow?.hasKey ?? false },
    JSON.parse(body),
  );
}

function copy(done: string, text: string | Promise<string>) {
  void Promise.resolve(text)
    .then((ready) => navigator.clipboard.writeText(ready))
    .then(
      () => tellDone(done),
      (error: unknown) => tellFailure("It could not be copied.", error),
    );
}
