import { useQuery } from "@tanstack/react-query";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { getBuild } from "@/lib/api/builds";
import { datasetQuery } from "./queries";

/** The principles that none of the records cites, each with the way to where it is written. */
export function NeverCited({
  datasetId,
  numbers,
  names,
}: {
  datasetId: number;
  numbers: readonly number[];
  names: ReadonlyMap<number, string>;
}) {
  const buildId = useQuery(datasetQuery(datasetId)).data?.builds[0]?.id;
  const build = useQuery({
    ...endpointQuery(getBuild, { params: { id: buildId ?? 0 } }),
    enabled: buildId !== undefined && numbers.length > 0,
  });
  const constitutionId = build.data?.manifest.constitution?.id;
  if (numbers.length === 0) return null;
  return (
    <section
      aria-label="Never cited"
      className="mt-2 rounded-field border border-warn-line bg-warn-wash px-3 py-2"
    >
      <h3 className="text-12 font-medium text-warn">
        <span aria-hidden>◆</span> Never cited: {plural(numbers.length, "principle")}
      </h3>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-12">
        {numbers.map((number) => (
          <li key={number} className="flex items-center gap-1.5">
            <PrincipleNumber number={number} />
            <span>{names.get(number)}</span>
            {constitutionId === undefined ? null : (
              <TextLink
                href={`/constitutions/${constitutionId}?tab=principles&principle=${number}`}
                aria-label={`Edit principle ${number}`}
                className="text-ink-2"
              >
                Edit
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
