"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Checkbox } from "@/components/ui/toggle";
import type { ExportDetail, ExportPushView } from "@/lib/api/exports";
import { useExportActions } from "./queries";

/** The way into a dataset repository of a Hub, and what came of earlier ones. */
export function ExportPushes({ one }: { one: ExportDetail }) {
  const { push } = useExportActions(one.id);
  const [repo, setRepo] = useState("");
  const [endpoint, setEndpoint] = useState("https://huggingface.co");
  const [token, setToken] = useState("");
  const [isPrivate, setIsPrivate] = useState(true);
  const isComplete = /^[\w.-]+\/[\w.-]+$/.test(repo.trim()) && token.trim() !== "";
  return (
    <section aria-label="Push to a Hub">
      <h2 className="mb-1 text-12 font-medium text-ink-2">Push to a Hub</h2>
      {one.status === "done" ? (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            push.mutate({ repo, endpoint, token, isPrivate }, { onSuccess: () => setToken("") });
          }}
        >
          <div className="grid grid-cols-2 gap-2">
            <TextField label="Repository" placeholder="owner/name" value={repo} onChange={setRepo} />
            <TextField label="Hub" value={endpoint} onChange={setEndpoint} />
          </div>
          <TextField
            label="Access token"
            type="password"
            autoComplete="off"
            hint="Kept encrypted while it is pushed, then forgotten."
            value={token}
            onChange={setToken}
          />
          <div className="flex items-center gap-4">
            <Checkbox label="A new repository is private" isOn={isPrivate} onChange={setIsPrivate} />
            <Button
              size="sm"
              type="submit"
              className="ml-auto"
              disabled={push.isPending}
              disabledReason={
                isComplete ? null : "Give a repository as owner/name, and a token that may write."
              }
            >
              Push
            </Button>
          </div>
        </form>
      ) : null}
      <ul className="mt-2 text-12 text-ink-2" aria-live="polite">
        {one.pushes.map((push) => (
          <li key={push.id} className="flex min-h-7 items-center gap-2">
            <PushLine push={push} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PushLine({ push }: { push: ExportPushView }) {
  const { status, repo, commitUrl, failureReason, progress } = push;
  if (status === "failed")
    return (
      <span className="text-bad">
        ▲ {repo}: {failureReason}
      </span>
    );
  if (status === "done")
    return (
      <span>
        ● {repo}{" "}
        <a href={commitUrl ?? "#"} className="underline" target="_blank" rel="noreferrer">
          the commit
        </a>
      </span>
    );
  return (
    <>
      {repo}
      <ProgressBar
        label={`Push to ${repo}`}
        segments={[{ share: progress, tone: "accent", label: "sent" }]}
        className="h-1.5 w-28"
      />
    </>
  );
}
