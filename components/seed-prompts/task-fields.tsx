import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/toggle";
import type { SeedTask } from "@/lib/seed-prompts/seed-prompt";

/** Every field of the published task file. */
export function TaskFields({
  task,
  onChange,
  note,
}: {
  task: SeedTask;
  onChange: (task: SeedTask) => void;
  /** What is said of the instruction, under it. */
  note: ReactNode;
}) {
  const changeInstance = (index: number, change: Partial<SeedTask["instances"][number]>) =>
    onChange({
      ...task,
      instances: task.instances.map((instance, at) => (at === index ? { ...instance, ...change } : instance)),
    });
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label="Instruction"
        isProse
        value={task.instruction}
        onChange={(instruction) => onChange({ ...task, instruction })}
      />
      {note}
      {task.instances.map((instance, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an instance has no name besides its place.
        <fieldset key={index} className="flex flex-col gap-3 border-t border-line pt-3">
          <legend className="sr-only">Instance {index + 1}</legend>
          {task.instances.length > 1 ? (
            <div className="flex items-center justify-between">
              <span className="text-12 font-[550]">Instance {index + 1}</span>
              <IconButton
                label={`Remove instance ${index + 1}`}
                size="sm"
                onClick={() =>
                  onChange({ ...task, instances: task.instances.filter((_, at) => at !== index) })
                }
              >
                <Trash2 />
              </IconButton>
            </div>
          ) : null}
          <TextArea
            label="Input"
            value={instance.input}
            placeholder="none"
            onChange={(input) => changeInstance(index, { input })}
          />
          <TextArea
            label="Output"
            isProse
            value={instance.output}
            onChange={(output) => changeInstance(index, { output })}
            maxHeight={420}
          />
        </fieldset>
      ))}
      <Button
        size="sm"
        variant="quiet"
        icon={<Plus />}
        className="self-start"
        onClick={() => onChange({ ...task, instances: [...task.instances, { input: "", output: "" }] })}
      >
        Add an instance
      </Button>
      <div className="grid grid-cols-2 gap-3 border-t border-line pt-3">
        <TextField label="Id" value={task.id} onChange={(id) => onChange({ ...task, id })} />
        <TextField label="Name" value={task.name} onChange={(name) => onChange({ ...task, name })} />
      </div>
      <Switch
        label="Classification"
        isOn={task.is_classification}
        onChange={(is_classification) => onChange({ ...task, is_classification })}
      />
    </div>
  );
}
