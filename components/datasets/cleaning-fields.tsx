"use client";

import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { NumberField, SelectField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { listServers } from "@/lib/api/servers";
import type { CleaningSettings } from "@/lib/datasets/clean-wish";

const hints = {
  mended: "Page numbers are taken off only where they are page numbers: “11 / 12” in a sentence stays.",
  reference: "Byte for byte as published, with what that mutilates: “Read page 11 / 12” becomes “2”.",
};

/** How prompts are cleaned; a number that is missing is undefined. */
export function CleaningFields({
  settings,
  onSettings,
  tokensOfServerId,
  onTokensOf,
}: {
  settings: Partial<CleaningSettings>;
  onSettings: (part: Partial<CleaningSettings>) => void;
  tokensOfServerId: number | null;
  onTokensOf: (id: number | null) => void;
}) {
  const servers = useQuery(endpointQuery(listServers)).data?.servers ?? [];
  const { rules = "mended" } = settings;
  const number = (name: "minTokens" | "maxTokens" | "orcaLimit" | "seed", label: string, min: number) => (
    <NumberField
      label={label}
      className="w-36"
      value={settings[name] ?? null}
      onChange={(value) => onSettings({ [name]: value ?? undefined })}
      min={min}
      step={1}
    />
  );
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Cleaning</legend>
      <div className="flex items-center gap-3">
        <Segmented
          label="Rules"
          value={rules}
          onChange={(next) => onSettings({ rules: next })}
          options={[
            { value: "mended", label: "Mended" },
            { value: "reference", label: "As published" },
          ]}
        />
        <span className="text-12 text-ink-3">{hints[rules]}</span>
      </div>
      <div className="flex flex-wrap gap-4">
        {number("minTokens", "Tokens at least", 0)}
        {number("maxTokens", "Tokens at most", 1)}
        <SelectField
          label="Counted by"
          className="w-56"
          value={tokensOfServerId === null ? "" : String(tokensOfServerId)}
          onChange={(id) => onTokensOf(id === "" ? null : Number(id))}
          options={[
            { value: "", label: "About four characters each" },
            ...servers.map(({ id, name }) => ({ value: String(id), label: `The tokenizer of ${name}` })),
          ]}
        />
        {number("orcaLimit", "Of an OpenOrca part", 1)}
        {number("seed", "Seed", 0)}
      </div>
    </fieldset>
  );
}
