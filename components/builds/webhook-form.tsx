"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { endpointKey, refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { FailureMark } from "@/components/ui/signal";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getWebhook, removeWebhook, saveWebhook, testWebhook } from "@/lib/api/notifications";

type View = z.output<typeof getWebhook.response>;

/** The address, its secret, and a test with what came of it. */
export function WebhookForm({ view }: { view: View }) {
  const { webhook, lastTest, workersAlive } = view;
  const client = useQueryClient();
  const [url, setUrl] = useState(webhook?.url ?? "");
  /** Null: as it is. */
  const [secret, setSecret] = useState<string | null>(null);
  const isChanged = url.trim() !== (webhook?.url ?? "") || secret !== null;
  const keep = (next: View) => client.setQueryData(endpointKey(getWebhook), next);
  const save = useMutation({
    mutationFn: () =>
      callEndpoint(saveWebhook, { body: { url, ...(secret === null ? {} : { secret: secret || null }) } }),
    onSuccess: (next) => {
      keep(next);
      setSecret(null);
    },
  });
  const remove = useMutation({
    mutationFn: () => callEndpoint(removeWebhook),
    onSuccess: keep,
    onError: (error) => tellFailure("The webhook could not be removed.", error),
  });
  const test = useMutation({
    mutationFn: () => callEndpoint(testWebhook),
    onSuccess: () => refreshEndpoints(client, getWebhook),
    onError: (error) => tellFailure("The test could not be sent.", error),
  });
  const isTesting = test.isPending || lastTest?.isSettled === false;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        label="Address"
        placeholder="https://example.org/hooks/studio"
        inputMode="url"
        value={url}
        onChange={(next) => {
          setUrl(next);
          save.reset();
        }}
        error={save.error?.message}
      />
      <TextField
        label="Secret"
        type="password"
        autoComplete="new-password"
        placeholder={webhook?.hasSecret ? "kept as it is" : "none"}
        value={secret ?? ""}
        onChange={setSecret}
        hint="Bodies are signed with it: x-studio-signature is sha256= and the HMAC of the body."
      />
      <p className="min-h-4 text-12" aria-live="polite">
        {workersAlive === 0 ? (
          <span className="text-warn">No worker runs, so nothing is sent; npm start starts it.</span>
        ) : isTesting ? (
          <span className="text-ink-2">Sending a test…</span>
        ) : lastTest === null ? null : lastTest.isDelivered ? (
          <span className="text-ink-2">The test was delivered: it {lastTest.outcome}.</span>
        ) : (
          <span className="inline-flex items-center gap-1.5 text-bad">
            <FailureMark /> The test was not delivered: {lastTest.outcome}.
          </span>
        )}
      </p>
      <footer className="flex justify-end gap-2">
        {webhook === null ? null : (
          <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            Remove
          </Button>
        )}
        {webhook?.hasSecret ? (
          <Button variant="quiet" className="mr-auto" onClick={() => setSecret("")} disabled={secret === ""}>
            {secret === "" ? "No secret once saved" : "Remove the secret"}
          </Button>
        ) : null}
        <Button
          disabled={isTesting}
          disabledReason={
            webhook === null ? "Save an address first." : isChanged ? "Save what was changed first." : null
          }
          onClick={() => test.mutate()}
        >
          Send a test
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={save.isPending}
          disabledReason={
            url.trim() === "" ? "Enter an address." : isChanged ? null : "It is saved as it is."
          }
        >
          Save
        </Button>
      </footer>
    </form>
  );
}
