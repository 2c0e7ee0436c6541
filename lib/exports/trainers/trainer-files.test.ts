import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { openFormat } from "../export-formats";
import { type TrainerName, trainerNames, trainingWishSchema } from "../export-wish";
import type { FormatOptions } from "../format-options";
import type { TrainerFacts } from "./trainer-file";
import { trainerDatasetName } from "./trainer-file";
import { trainerFiles } from "./trainer-files";
import { trainerProblem } from "./trainer-fit";
import { type TrainingRecipe, trainingPlan } from "./training-plan";

const formats: FormatOptions[] = [
  { name: "alpaca", system: null },
  { name: "alpaca", system: "Be kind." },
  { name: "sharegpt", system: "Be kind." },
  { name: "messages", system: null, hasThoughts: true },
  { name: "dromedary", assistantName: "Wren", layout: "reference", prompts: [], seed: 1 },
  { name: "dromedary", assistantName: "Wren", layout: "rendered", prompts: [], seed: 1 },
  { name: "preference", pairing: { by: "edit" }, layout: "instruction", mostPairs: 1 },
  { name: "preference", pairing: { by: "edit" }, layout: "prompt", mostPairs: 1 },
  { name: "preference", pairing: { by: "edit" }, layout: "messages", mostPairs: 1 },
];

function facts(format: FormatOptions, recipe: TrainingRecipe = "engraving"): TrainerFacts {
  const training = trainingWishSchema.parse({ recipe, baseModel: "base/65b", gpuCount: 8 });
  return {
    datasetName: "wren",
    format,
    container: "jsonl",
    splits: ["train", "validation"],
    training,
    plan: trainingPlan(training, 100_000),
  };
}
const written = (trainer: TrainerName, format: FormatOptions, recipe?: TrainingRecipe) =>
  trainerFiles([trainer], facts(format, recipe));
const fitting = (trainer: TrainerName) =>
  formats.filter((format) => trainerProblem(trainer, format) === null);
const columnsOf = (format: FormatOptions) => openFormat(format).columns.map(({ name }) => name);

describe("LLaMA-Factory's dataset_info.json", () => {
  // Its data/README.md: what a description, its columns and its tags may say.
  const keys = ["file_name", "formatting", "ranking", "columns", "tags"];
  const columnKeys = ["prompt", "query", "response", "messages", "system", "chosen", "rejected"];
  const tagKeys = ["role_tag", "content_tag", "user_tag", "assistant_tag", "system_tag"];

  it.each(fitting("llama_factory"))(
    "says of $name only what is known, of columns that are there",
    (format) => {
      const [info] = written("llama_factory", format);
      const read = JSON.parse(info!.text);
      expect(Object.keys(read)).toEqual(["wren_train", "wren_validation"]);
      const description = read.wren_train;
      expect(description.file_name).toBe("data/train.jsonl");
      for (const key of Object.keys(description)) expect(keys).toContain(key);
      for (const key of Object.keys(description.columns)) expect(columnKeys).toContain(key);
      for (const key of Object.keys(description.tags ?? {})) expect(tagKeys).toContain(key);
      for (const name of Object.values(description.columns)) expect(columnsOf(format)).toContain(name);
      // What each formatting cannot do without.
      const needed =
        description.formatting === "sharegpt"
          ? ["messages"]
          : description.ranking
            ? ["prompt", "chosen", "rejected"]
            : ["prompt", "response"];
      expect(Object.keys(description.columns)).toEqual(expect.arrayContaining(needed));
    },
  );

  it("calls roles and contents of chat messages by their names", () => {
    const [info] = written("llama_factory", formats[3]!);
    expect(JSON.parse(info!.text).wren_train.tags).toEqual({
      role_tag: "role",
      content_tag: "content",
      user_tag: "user",
      assistant_tag: "assistant",
      system_tag: "system",
    });
  });
});

describe("a configuration", () => {
  it.each(trainerNames)(
    "for %s is YAML under comments that say how it is run, in every format it reads",
    (trainer) => {
      for (const format of fitting(trainer)) {
        const yaml = written(trainer, format).filter(({ path }) => path.endsWith(".yaml"));
        expect(yaml).toHaveLength(1);
        expect(yaml[0]!.text).toContain("# Run here: ");
        expect(Object.keys(parse(yaml[0]!.text)).length).toBeGreaterThan(20);
      }
    },
  );

  it("for LLaMA-Factory engraves as the paper did", () => {
    expect(parse(written("llama_factory", formats[0]!)[1]!.text)).toMatchObject({
      stage: "sft",
      finetuning_type: "lora",
      lora_rank: 16,
      lora_alpha: 16,
      lora_dropout: 0.05,
      lora_target: "q_proj,k_proj,v_proj,o_proj",
      dataset: "wren_train",
      eval_dataset: "wren_validation",
      cutoff_len: 512,
      per_device_train_batch_size: 4,
      gradient_accumulation_steps: 24,
      learning_rate: 4e-4,
      lr_scheduler_type: "linear",
      warmup_steps: 39,
      num_train_epochs: 1,
    });
  });

  it("for TRL quantises as Dromedary-2 did and learns answers only", () => {
    const [file] = written("trl", formats[3]!, "dromedary_2");
    expect(file!.path).toBe("trl_sft.yaml");
    expect(parse(file!.text)).toMatchObject({
      use_peft: true,
      lora_r: 64,
      lora_target_modules: "all-linear",
      load_in_4bit: true,
      bnb_4bit_quant_type: "nf4",
      use_bnb_nested_quant: true,
      max_length: 1024,
      assistant_only_loss: true,
      optim: "paged_adamw_32bit",
      max_grad_norm: 0.3,
      lr_scheduler_type: "cosine",
      dataset_name: "data",
      dataset_test_split: "validation",
      num_processes: 8,
    });
  });

  it("for axolotl reads each format by the strategy that its documentation names", () => {
    const readings = fitting("axolotl").map(
      (format) => parse(written("axolotl", format)[0]!.text).datasets[0].type,
    );
    const rendered = expect.objectContaining({ field_instruction: "prompt", field_output: "completion" });
    expect(readings).toEqual([
      "alpaca",
      "alpaca",
      "chat_template",
      "chat_template",
      "alpaca",
      rendered,
      "chat_template.default",
      "chat_template.default",
    ]);
  });

  it("asks for preference training of preference pairs, in each trainer's word", () => {
    const pairs = formats[7]!;
    expect(parse(written("llama_factory", pairs, "preference")[1]!.text)).toMatchObject({ stage: "dpo" });
    expect(written("trl", pairs, "preference")[0]!.path).toBe("trl_dpo.yaml");
    expect(parse(written("axolotl", pairs, "preference")[0]!.text)).toMatchObject({ rl: "dpo" });
  });

  it("names the dataset as every trainer takes it", () => {
    expect(trainerDatasetName("Wren: Antworten für Ä!")).toBe("wren_antworten_fu_r_a");
    expect(trainerDatasetName("答え")).toBe("dataset");
  });
});
