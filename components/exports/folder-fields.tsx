"use client";

import { NumberField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/toggle";
import { strataNames, trainerNames } from "@/lib/exports/export-wish";
import { trainerTitles } from "@/lib/exports/trainers/trainer-files";
import { publishedSettings } from "@/lib/exports/trainers/training-plan";
import type { ExportDraft } from "./export-draft";
import { ExportSection } from "./export-section";

type Props = { draft: ExportDraft; onChange: (change: Partial<ExportDraft>) => void };

const strataWords = {
  topic: "topic",
  question_type: "question type",
  verdict: "verdict",
  script: "script",
  model: "model",
  step: "step",
};

/** Shares in per cent; what is left of 100 is trained on. */
export function SplitFields({ draft: { isSplit, split }, onChange }: Props) {
  const set = (change: Partial<typeof split>) => {
    const next = { ...split, ...change };
    // In whole hundredths, so that the three make exactly one.
    const train = Math.round((1 - next.validation - next.test) * 10_000) / 10_000;
    onChange({ split: { ...next, train: Math.max(0, train) } });
  };
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  return (
    <ExportSection title="Split">
      <Checkbox label="Hold records out" isOn={isSplit} onChange={(is) => onChange({ isSplit: is })} />
      {isSplit ? (
        <>
          <div className="grid grid-cols-3 gap-3">
            <NumberField
              label="Validation, %"
              min={0}
              max={100}
              value={percent(split.validation)}
              onChange={(share) => set({ validation: (share ?? 0) / 100 })}
            />
            <NumberField
              label="Test, %"
              min={0}
              max={100}
              value={percent(split.test)}
              onChange={(share) => set({ test: (share ?? 0) / 100 })}
            />
            <NumberField
              label="Seed"
              min={0}
              value={split.seed}
              onChange={(seed) => set({ seed: seed ?? 0 })}
            />
          </div>
          <SelectField
            label="Spread evenly by"
            value={split.stratifyBy ?? ""}
            options={[
              { value: "", label: "nothing" },
              ...strataNames.map((name) => ({ value: name, label: strataWords[name] })),
            ]}
            onChange={(by) => set({ stratifyBy: strataNames.find((name) => name === by) ?? null })}
          />
          <Checkbox
            label="Keep near-duplicates and answers to one request together"
            isOn={split.isLeakFree}
            onChange={(isLeakFree) => set({ isLeakFree })}
          />
          <p className="text-12 text-ink-2">{percent(split.train)} % are trained on.</p>
        </>
      ) : null}
    </ExportSection>
  );
}

export function CardFields({ draft: { card }, onChange }: Props) {
  const set = (change: Partial<typeof card>) => onChange({ card: { ...card, ...change } });
  return (
    <ExportSection title="Card">
      <TextField label="Title" value={card.title} onChange={(text) => set({ title: text })} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Licence"
          hint="As the Hub writes it, e.g. cc-by-4.0."
          value={card.licence}
          onChange={(text) => set({ licence: text.trim() })}
        />
        <TextField
          label="Languages"
          hint="ISO 639-1, with commas."
          value={card.languages.join(",")}
          onChange={(text) => set({ languages: text.split(",").map((one) => one.trim()) })}
        />
      </div>
      <TextArea
        label="Description"
        rows={3}
        value={card.description}
        onChange={(text) => set({ description: text })}
      />
    </ExportSection>
  );
}

export function TrainerFields({ draft: { trainers, training }, onChange }: Props) {
  const set = (change: Partial<typeof training>) => onChange({ training: { ...training, ...change } });
  return (
    <ExportSection title="Trainers">
      <div className="flex gap-4">
        {trainerNames.map((name) => (
          <Checkbox
            key={name}
            label={trainerTitles[name]}
            isOn={trainers.includes(name)}
            onChange={(isOn) =>
              onChange({
                trainers: trainerNames.filter((one) => (one === name ? isOn : trainers.includes(one))),
              })
            }
          />
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Base model"
          placeholder="owner/name"
          value={training.baseModel}
          onChange={(text) => set({ baseModel: text })}
        />
        <SelectField
          label="Hyper-parameters"
          value={training.recipe}
          options={Object.entries(publishedSettings).map(([value, { title }]) => ({ value, label: title }))}
          onChange={(recipe) => set({ recipe: recipe as typeof training.recipe })}
        />
        <NumberField
          label="GPUs"
          min={1}
          value={training.gpuCount}
          onChange={(gpuCount) => set({ gpuCount: gpuCount ?? 1 })}
        />
        <NumberField
          label="Examples a GPU takes at once"
          min={1}
          value={training.microBatch}
          onChange={(microBatch) => set({ microBatch: microBatch ?? 1 })}
        />
      </div>
    </ExportSection>
  );
}
