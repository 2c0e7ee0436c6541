import { SelectField } from "@/components/ui/field";
import {
  type FieldMapping,
  type ImportField,
  importFields,
} from "@/lib/datasets/record-import/field-mapping";
import type { RecordUpload } from "./import-queries";

const titles: Record<ImportField, string> = {
  instruction: "Instruction",
  input: "Input",
  output: "Reply",
  thoughts: "Thoughts",
  principles: "Principles cited",
  verdict: "Verdict",
  reason: "Reason",
  topic: "Topic",
  questionType: "Question type",
  score: "Score",
  tags: "Tags",
  review: "Review",
  created: "Created",
};

/** Where in a row each part of a record stands. */
export function ImportMapping({
  file: { name, paths, mapping },
  onMapping,
}: {
  file: RecordUpload;
  onMapping: (mapping: FieldMapping) => void;
}) {
  const choose = (field: ImportField, path: string) => {
    const { [field]: _, ...others } = mapping;
    onMapping(path === "" ? others : { ...others, [field]: path });
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-11 font-medium text-ink-3">Where it stands in {name}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-x-4 gap-y-2">
        {importFields.map((field) => (
          <SelectField
            key={field}
            label={titles[field]}
            value={mapping[field] ?? ""}
            onChange={(path) => choose(field, path)}
            options={[
              { value: "", label: field === "instruction" ? "Choose…" : "Not in the file" },
              ...paths.map((path) => ({ value: path, label: path })),
            ]}
          />
        ))}
      </div>
    </fieldset>
  );
}
