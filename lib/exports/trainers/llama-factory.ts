import type { SplitName } from "../export-wish";
import type { FormatOptions } from "../format-options";
import { commentedYaml, splitFile, type TrainerFacts, type TrainerFile } from "./trainer-file";

/** The keys of LLaMA-Factory's `data/README.md` for one format: how its columns are called. */
function description(format: FormatOptions) {
  switch (format.name) {
    case "sharegpt":
      return {
        formatting: "sharegpt",
        columns: { messages: "conversations", ...(format.system !== null && { system: "system" }) },
      };
    case "messages":
      return {
        formatting: "sharegpt",
        columns: { messages: "messages" },
        tags: {
          role_tag: "role",
          content_tag: "content",
          user_tag: "user",
          assistant_tag: "assistant",
          system_tag: "system",
        },
      };
    case "preference":
      return {
        ranking: true,
        columns:
          format.layout === "instruction"
            ? { prompt: "instruction", query: "input", chosen: "chosen", rejected: "rejected" }
            : { prompt: "prompt", chosen: "chosen", rejected: "rejected" },
      };
    case "dromedary":
      return format.layout === "rendered"
        ? { columns: { prompt: "prompt", response: "completion" } }
        : { columns: { prompt: "instruction", query: "input", response: "output" } };
    default:
      return {
        columns: {
          prompt: "instruction",
          query: "input",
          response: "output",
          ...(format.name === "alpaca" && format.system !== null && { system: "system" }),
        },
      };
  }
}

/**
 * `dataset_info.json` and a training configuration. Keys as in the data README and the LoRA examples of
 * hiyouga/LLaMA-Factory.
 */
export function llamaFactoryFiles(facts: TrainerFacts): TrainerFile[] {
  const { datasetName, format, container, splits } = facts;
  const nameOf = (split: SplitName) => `${datasetName}_${split}`;
  const info = Object.fromEntries(
    splits.map((split) => [
      nameOf(split),
      { file_name: splitFile(split, container), ...description(format) },
    ]),
  );
  return [
    { path: "dataset_info.json", text: `${JSON.stringify(info, null, 2)}\n` },
    { path: "llama_factory.yaml", text: trainingYaml(facts, nameOf) },
  ];
}

function trainingYaml(
  { format, splits, training, plan }: TrainerFacts,
  nameOf: (split: SplitName) => string,
): string {
  const { settings } = plan;
  const { lora } = settings;
  const isPreference = format.name === "preference";
  // Rendered rows hold their own markers, around which no template may put others.
  const isRendered = format.name === "dromedary" && format.layout === "rendered";
  return commentedYaml([...plan.notes, "Run here: llamafactory-cli train llama_factory.yaml"], {
    model_name_or_path: training.baseModel,
    stage: isPreference ? "dpo" : "sft",
    do_train: true,
    finetuning_type: "lora",
    lora_rank: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    lora_target: lora.targets === "all" ? "all" : lora.targets.join(","),
    ...(lora.isQuantised && { quantization_bit: 4, quantization_method: "bnb", double_quantization: true }),
    ...(isPreference && { pref_beta: 0.1, pref_loss: "sigmoid" }),
    dataset_dir: ".",
    dataset: nameOf("train"),
    ...(splits.includes("validation") && { eval_dataset: nameOf("validation") }),
    template: isRendered ? "empty" : training.template,
    cutoff_len: settings.cutOff,
    output_dir: "output",
    logging_steps: 10,
    save_steps: plan.saveEvery,
    per_device_train_batch_size: plan.microBatch,
    gradient_accumulation_steps: plan.accumulation,
    learning_rate: plan.learningRate,
    num_train_epochs: settings.epochs,
    lr_scheduler_type: settings.scheduler,
    warmup_steps: plan.warmupUpdates,
    optim: settings.optimiser,
    ...(settings.maxGradientNorm !== null && { max_grad_norm: settings.maxGradientNorm }),
    bf16: true,
    seed: 42,
    ...(splits.includes("validation") && { eval_strategy: "steps", eval_steps: plan.saveEvery }),
  });
}
