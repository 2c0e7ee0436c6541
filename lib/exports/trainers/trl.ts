import { commentedYaml, type TrainerFacts, type TrainerFile } from "./trainer-file";

/**
 * A configuration for `trl sft` or `trl dpo`, which refuse keys they do not know: fields of ScriptArguments,
 * ModelConfig, SFTConfig or DPOConfig, and TrainingArguments only. The folder `data` is read as a dataset whose
 * splits are its files.
 */
export function trlFiles({ format, splits, training, plan }: TrainerFacts): TrainerFile[] {
  const { settings } = plan;
  const { lora } = settings;
  const command = format.name === "preference" ? "dpo" : "sft";
  const path = `trl_${command}.yaml`;
  const hasValidation = splits.includes("validation");
  const config = {
    model_name_or_path: training.baseModel,
    dataset_name: "data",
    dataset_train_split: "train",
    ...(hasValidation && { dataset_test_split: "validation" }),
    use_peft: true,
    lora_r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    lora_target_modules: lora.targets === "all" ? "all-linear" : lora.targets,
    ...(lora.isQuantised && { load_in_4bit: true, bnb_4bit_quant_type: "nf4", use_bnb_nested_quant: true }),
    max_length: settings.cutOff,
    // As published, only answers are learned.
    ...(format.name === "messages" && { assistant_only_loss: true }),
    ...(format.name === "dromedary" && { completion_only_loss: true }),
    ...(command === "dpo" && { beta: 0.1 }),
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
    eval_strategy: hasValidation ? "steps" : "no",
    ...(hasValidation && { eval_steps: plan.saveEvery }),
    num_processes: plan.gpuCount,
  };
  return [
    { path, text: commentedYaml([...plan.notes, `Run here: trl ${command} --config ${path}`], config) },
  ];
}
