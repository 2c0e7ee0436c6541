import type { ChangeGroup, ManifestChange } from "@/lib/builds/manifest-changes";

/** What a part of the plan has otherwise than the build it began with; nothing where it has not. */
export function ChangedNote({ changes, group }: { changes: readonly ManifestChange[]; group: ChangeGroup }) {
  const own = changes.filter((change) => change.group === group);
  if (own.length === 0) return null;
  return (
    <ul aria-label="Changed here" className="mt-2 border-l-2 border-accent pl-2.5 text-12 text-ink-2">
      {own.map((change) => (
        <li key={change.label}>
          <ChangeWords change={change} />
        </li>
      ))}
    </ul>
  );
}

/** `temperature 0.5 → 0.7` */
export function ChangeWords({ change: { label, before, after } }: { change: ManifestChange }) {
  return (
    <>
      {label} <span className="text-ink-3">{before}</span>
      <span className="sr-only"> now</span>
      <span aria-hidden> → </span>
      <b className="font-semibold text-ink">{after}</b>
    </>
  );
}
