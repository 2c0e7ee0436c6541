"use client";
import { type ReactNode, useState } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatExactTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import type { Constitution } from "@/lib/constitutions/constitution";
import { hueOf } from "@/lib/constitutions/principle-hue";
import { useVersion } from "./queries";
import { TurnView } from "./turn-view";
import { VersionUses } from "./version-uses";

/** A published version, to be read only, with what used it. */
export function VersionDialog({
  id,
  number,
  onClose,
  onCompare,
  onRestore,
}: {
  id: number;
  number: number;
  onClose: () => void;
  onCompare: () => void;
  onRestore: () => void;
}) {
  const { data: version, error, refetch } = useVersion(id, number);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="xl"
      title={`Version ${number}`}
      description={
        version === undefined ? undefined : (
          <>
            {formatExactTime(new Date(version.publishedAt))} by {version.publishedBy}
            {version.note === "" ? "" : `: ${version.note}`}
            <code className="block font-mono text-11 text-ink-3">{version.contentHash}</code>
          </>
        )
      }
      footer={
        version === undefined ? null : (
          <>
            <Button onClick={onCompare}>Compare with draft</Button>
            <Button onClick={onRestore}>Restore into the draft</Button>
          </>
        )
      }
    >
      {version !== undefined ? (
        <VersionBody
          body={version.body}
          buildCount={version.buildCount}
          uses={<VersionUses id={id} number={number} buildCount={version.buildCount} />}
        />
      ) : error !== null ? (
        <ErrorState title="The version could not be read." error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </Dialog>
  );
}

function VersionBody({
  body,
  uses,
  buildCount,
}: {
  body: Constitution;
  uses: ReactNode;
  buildCount: number;
}) {
  const [tab, setTab] = useState<"principles" | "exemplars" | "words" | "uses">("principles");
  return (
    <Tabs
      label="Parts of the version"
      value={tab}
      onChange={setTab}
      options={[
        { value: "principles", label: "Principles", count: body.principles.length },
        { value: "exemplars", label: "Exemplars", count: body.exemplars.length },
        { value: "words", label: "Preamble and words" },
        { value: "uses", label: "What used it", count: buildCount },
      ]}
    >
      <TabPanel value="principles">
        <ol>
          {body.principles.map((principle) => (
            <li key={principle.number} className="flex gap-3 border-b border-line py-2.5 last:border-b-0">
              <PrincipleNumber number={principle.number} hue={hueOf(principle)} />
              <p className="prose-text max-w-[80ch]">
                <b className="font-[550]">{principle.name}</b>{" "}
                <span className="text-ink-2">{principle.text}</span>
              </p>
            </li>
          ))}
        </ol>
      </TabPanel>
      <TabPanel value="exemplars">
        <ol>
          {body.exemplars.map((exemplar, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an exemplar has no name besides its place.
            <li key={index} className="flex flex-col gap-5 border-b border-line py-4 last:border-b-0">
              <h3 className="font-semibold">Exemplar {index + 1}</h3>
              {exemplar.turns.map((turn, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a turn has no name besides its place.
                <TurnView key={at} turn={turn} principles={body.principles} />
              ))}
              {exemplar.reset === null ? null : (
                <p className="text-12 text-ink-3">
                  Reset: {exemplar.reset.user} · {exemplar.reset.autoReply}
                </p>
              )}
            </li>
          ))}
        </ol>
      </TabPanel>
      <TabPanel value="words" className="prose-text flex flex-col gap-4 py-4 text-15">
        <p className="max-w-[68ch] whitespace-pre-wrap">{body.preamble}</p>
        <p className="max-w-[68ch] whitespace-pre-wrap">{body.exemplarIntro}</p>
      </TabPanel>
      <TabPanel value="uses">{uses}</TabPanel>
    </Tabs>
  );
}
