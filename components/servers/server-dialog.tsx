"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { tellDone } from "@/components/ui/toast";
import type { ServerView } from "@/lib/api/servers";
import { ProbeReport } from "./probe-report";
import { useSaveServer, useTestAddress } from "./queries";

type Form = {
  name: string;
  baseUrl: string;
  model: string;
  apiKey: string;
  maxInFlight: number | null;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
};

/** Adds a server or changes one. A test before saving keeps nothing. */
export function ServerDialog({
  server,
  onClose,
  onSaved,
}: {
  /** Null for a new one. */
  server: ServerView | null;
  onClose: () => void;
  onSaved: (server: ServerView) => void;
}) {
  const [form, setForm] = useState<Form>({
    name: server?.name ?? "",
    baseUrl: server?.baseUrl ?? "",
    model: server?.model ?? "",
    apiKey: "",
    maxInFlight: server?.maxInFlight ?? 8,
    requestsPerMinute: server?.requestsPerMinute ?? null,
    tokensPerMinute: server?.tokensPerMinute ?? null,
  });
  const [isKeyDropped, setIsKeyDropped] = useState(false);
  const change = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const save = useSaveServer(server?.id ?? null);
  const test = useTestAddress();
  const isSample = server?.isSample ?? false;
  const hasKey = (server?.apiKeyLast4 ?? null) !== null && !isKeyDropped;
  // A key that is not typed anew stays; it is never sent back to this page.
  const apiKey = form.apiKey !== "" ? form.apiKey : isKeyDropped ? null : undefined;
  const missing =
    form.name.trim() === ""
      ? "A server needs a name."
      : form.baseUrl.trim() === ""
        ? "A server needs a base URL."
        : null;
  const models = test.data?.probe.reachable ? test.data.probe.models : [];

  function submit() {
    if (missing !== null || form.maxInFlight === null || save.isPending) return;
    save.mutate(
      { ...form, apiKey, maxInFlight: form.maxInFlight },
      {
        onSuccess: (saved) => {
          tellDone(server === null ? `Added ${saved.name}` : `Saved ${saved.name}`);
          onSaved(saved);
        },
      },
    );
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={server === null ? "Add a server" : `Edit ${server.name}`}
      description="Any server with an OpenAI-compatible /v1/completions route."
      footer={
        <>
          <Button
            className="mr-auto"
            disabledReason={form.baseUrl.trim() === "" ? "Give a base URL first." : null}
            disabled={test.isPending}
            onClick={() => test.mutate({ baseUrl: form.baseUrl, model: form.model, apiKey })}
          >
            {test.isPending ? "Testing…" : "Test"}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabledReason={
              missing ?? (form.maxInFlight === null ? "Give a number of requests in flight." : null)
            }
            disabled={save.isPending}
            onClick={submit}
          >
            {server === null ? "Add" : "Save"}
          </Button>
        </>
      }
    >
      <form
        className="grid grid-cols-2 gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name"
          value={form.name}
          onChange={(name) => change({ name })}
          readOnly={isSample}
          maxLength={60}
          autoFocus
        />
        <NumberField
          label="Requests in flight"
          value={form.maxInFlight}
          onChange={(maxInFlight) => change({ maxInFlight })}
          min={1}
          max={1024}
          step={1}
          hint="At most. The limit adapts to the server and stays below."
        />
        <TextField
          label="Base URL"
          value={form.baseUrl}
          onChange={(baseUrl) => change({ baseUrl })}
          readOnly={isSample}
          placeholder="http://localhost:8000/v1"
          className="col-span-2"
          inputMode="url"
          spellCheck={false}
        />
        <TextField
          label="Model"
          value={form.model}
          onChange={(model) => change({ model })}
          readOnly={isSample}
          placeholder="whatever the server serves"
          list="models-found"
          spellCheck={false}
        />
        <datalist id="models-found">
          {models.map((model) => (
            <option key={model} value={model} />
          ))}
        </datalist>
        <TextField
          label="Key"
          type="password"
          autoComplete="new-password"
          value={form.apiKey}
          onChange={(value) => change({ apiKey: value })}
          readOnly={isSample}
          placeholder={hasKey ? `····${server?.apiKeyLast4} stays` : "none"}
          hint={
            hasKey ? (
              <TextButton onClick={() => setIsKeyDropped(true)}>Forget the key</TextButton>
            ) : (
              "Optional. It is stored encrypted and shown no more."
            )
          }
        />
        <NumberField
          label="Requests a minute"
          value={form.requestsPerMinute}
          onChange={(requestsPerMinute) => change({ requestsPerMinute })}
          min={1}
          step={1}
          placeholder="no budget"
        />
        <NumberField
          label="Tokens a minute"
          value={form.tokensPerMinute}
          onChange={(tokensPerMinute) => change({ tokensPerMinute })}
          min={1}
          step={1}
          placeholder="no budget"
          hint="In and out, of all builds and previews."
        />
        <button type="submit" hidden />
      </form>
      <div className="flex flex-col gap-3 pt-4 empty:hidden">
        {save.error === null ? null : <Notice tone="bad">{save.error.message}</Notice>}
        {test.error === null ? null : (
          <Notice tone="bad">The test could not be made: {test.error.message}</Notice>
        )}
        {test.data === undefined ? null : <ProbeReport probe={test.data.probe} />}
      </div>
    </Dialog>
  );
}
