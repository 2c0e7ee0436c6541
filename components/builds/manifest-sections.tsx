import clsx from "clsx";
import { formatCount, plural } from "@/components/ui/number-text";
import { formatExactTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { BuildManifest, ServerIdentity } from "@/lib/builds/manifest";
import { Part, Row } from "./manifest-part";
import { StepParts } from "./manifest-step-parts";
import { stopRuleLines } from "./stop-rule-lines";

/** A manifest as a person reads it: what was asked, after what, of whom, how, and what judged it. */
export function ManifestSections({ manifest, className }: { manifest: BuildManifest; className?: string }) {
  const { constitution, sampling, preset, seedPrompts, stopRules } = manifest;
  const rules = stopRuleLines.filter(({ key }) => stopRules[key] !== null);
  return (
    <div className={clsx("grid grid-cols-2 gap-x-8 gap-y-4", className)}>
      {constitution === null ? null : (
        <Part title="Constitution">
          <Row label="Version">
            {constitution.name} version {constitution.number}
          </Row>
          <Row label="Content">
            <Hash of={constitution.contentHash} />
          </Row>
        </Part>
      )}
      <StepParts manifest={manifest} />
      <Part title="Items">
        <Row label="From">{seedPrompts.source}</Row>
        <Row label="How many">
          {plural(manifest.itemCount, "item")} × {plural(manifest.samplesPerItem, "sample")}
        </Row>
        {manifest.source === null ? null : (
          <Row label="Dataset">
            <TextLink href={`/datasets/${manifest.source.datasetId}`}>{manifest.source.name}</TextLink>
          </Row>
        )}
        <Row label="Content">
          {seedPrompts.itemsHash === "" ? "not kept" : <Hash of={seedPrompts.itemsHash} />}
        </Row>
      </Part>
      {[manifest.server, ...manifest.moreServers].map((server) => (
        <Part key={server.id} title="Server">
          <ServerRows server={server} />
        </Part>
      ))}
      <Part title="Sampling">
        <Row label="Temperature">{sampling.temperature}</Row>
        <Row label="Top-p">{sampling.topP}</Row>
        <Row label="Max tokens">{formatCount(sampling.maxTokens)}</Row>
        <Row label="Seed">{manifest.seed}</Row>
        <Row label="Stops at">
          {manifest.stop.map((text) => (
            <code key={text} className="mr-1 rounded-chip bg-sunken px-1 font-mono text-12">
              {JSON.stringify(text).slice(1, -1)}
            </code>
          ))}
        </Row>
      </Part>
      <Part title="Filter">
        <Row label="Preset">
          {preset.name}, version {preset.version}
        </Row>
      </Part>
      <Part title="Pauses by itself">
        {rules.length === 0 ? <Row label="Never">no rule is set</Row> : null}
        {rules.map(({ key, label, scale, unit }) => (
          <Row key={key} label={label}>
            {formatCount(Math.round((stopRules[key] ?? 0) * scale * 10) / 10)} {unit}
          </Row>
        ))}
      </Part>
      <Part title="Launch">
        <Row label="At">{formatExactTime(new Date(manifest.createdAt))}</Row>
        {manifest.clonedFrom === null ? null : (
          <Row label="Began as">
            <TextLink href={`/builds/${manifest.clonedFrom}`}>build {manifest.clonedFrom}</TextLink>
          </Row>
        )}
      </Part>
    </div>
  );
}

function ServerRows({ server }: { server: ServerIdentity }) {
  return (
    <>
      <Row label="Name">{server.name}</Row>
      <Row label="Model">{server.model}</Row>
      <Row label="Software">
        {server.kind}
        {server.build === null ? ", no build given" : ` ${server.build}`}
      </Row>
      <Row label="Address">{server.baseUrl}</Row>
    </>
  );
}

/** A SHA-256 by its first digits, all of them on hover. */
function Hash({ of }: { of: string }) {
  return (
    <code className="font-mono text-12" title={of}>
      {of.slice(0, 16)}…
    </code>
  );
}
