import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { SelectField, TextField } from "@/components/ui/field";
import { listDatasets } from "@/lib/api/datasets";

/** A new dataset by a name, or one that is there. */
export function ImportTarget({
  name,
  onName,
  into,
  onInto,
}: {
  name: string;
  onName: (name: string) => void;
  into: number | null;
  onInto: (into: number | null) => void;
}) {
  const datasets = useQuery(endpointQuery(listDatasets)).data?.datasets ?? [];
  return (
    <div className="flex flex-wrap gap-4">
      <SelectField
        label="Into"
        className="w-72"
        value={into === null ? "" : String(into)}
        onChange={(id) => onInto(id === "" ? null : Number(id))}
        options={[
          { value: "", label: "A new dataset" },
          ...datasets.map(({ id, name: title }) => ({ value: String(id), label: title, group: "Added to" })),
        ]}
      />
      {into === null ? (
        <TextField
          label="Name"
          className="w-72"
          value={name}
          onChange={onName}
          maxLength={120}
          placeholder="e.g. replies of 2024"
        />
      ) : null}
    </div>
  );
}
