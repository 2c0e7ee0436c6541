import type { SplitName } from "../export-wish";
import type { FormatOptions } from "../format-options";
import { commentedYaml, splitFile, type TrainerFacts, type TrainerFile } from "./trainer-file";

/** What axolotl calls the way a format is read; keys as in its pages on dataset formats and on RLHF. */
function reading(format: FormatOptions) {
  switch (format.name) {
    case "sharegpt":
      return {
        type: "chat_template",
        field_messages: "conversations",
        message_property_mappings: { role: "from", content: "value" },
        roles: { user: ["human"], assistant: ["gpt"] },
      };
    case "messages":
      return { type: "chat_template", field_messages: "messages" };
    case "preference":
      return {
        type: "chat_template.default",
        field_messages: "prompt",
        field_chosen: "chosen",
        field_rejected: "rejected",
      };
    case "dromedary":
      return format.layout === "rendered" ? { type: prompted("prompt", "completion") } : { type: "alpaca" };
    default:
      return { type: "alpaca" };
  }
}

/** A prompt that is shown as it stands. */
const prompted = (field: string, output: string) => ({
  field_instruction: field,
  field_output: output,
  format: "{instruction}",
  no_input_format: "{instruction}",
});

/** A configuration for `axolotl train`. Keys as in the examples of axolotl-ai-cloud/axolotl. */
export function axolotlFiles({ format, container, splits, training, plan }: TrainerFacts): TrainerFile[] {
  const { settings } = plan;
  const { lora } = settings;
  const dataset = (split: SplitName) => ({
    path: splitFile(split, container),
    ds_type: container === "parquet" ? "parquet" : "json",
    split: "train",
    ...reading(format),
  });
  const isChat = ["sharegpt", "messages", "preference"].includes(format.name);
  const config = {
    base_model: training.baseModel,
    ...(format.name === "preference" && { rl: "dpo", rl_beta: 0.1 }),
    ...(isChat && { chat_template: "tokenizer_default" }),
    datasets: [dataset("train")],
    ...(splits.includes("validation") && { test_datasets: [dataset("validation")] }),
    val_set_size: 0,
    dataset_prepared_path: "prepared",
    // As published, only answers are learned.
    train_on_inputs: false,
    adapter: lora.isQuantised ? "qlora" : "lora",
    load_in_4bit: lora.isQuantised,
    lora_r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    ...(lora.targets === "all" ? { lora_target_linear: true } : { lora_target_modules: lora.targets }),
    sequence_len: settings.cutOff,
    sample_packing: false,
    output_dir: "./output",
    micro_batch_size: plan.microBatch,
    gradient_accumulation_steps: plan.accumulation,
    num_epochs: settings.epochs,
    optimizer: settings.optimiser,
    lr_scheduler: settings.scheduler,
    learning_rate: plan.learningRate,
    warmup_steps: plan.warmupUpdates,
    ...(settings.maxGradientNorm !== null && { max_grad_norm: settings.maxGradientNorm }),
    bf16: "auto",
    gradient_checkpointing: true,
    logging_steps: 10,
    save_steps: plan.saveEvery,
    ...(splits.includes("validation") && { eval_steps: plan.saveEvery }),
    seed: 42,
  };
  const run = `Run here: axolotl train axolotl.yaml --num-processes ${plan.gpuCount}`;
  return [{ path: "axolotl.yaml", text: commentedYaml([...plan.notes, run], config) }];
}
