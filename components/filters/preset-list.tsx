import clsx from "clsx";
import type { PresetView } from "@/lib/api/filter-presets";

/** The presets by name, each with its newest version. */
export function PresetList({
  presets,
  current,
  onOpen,
}: {
  presets: readonly PresetView[];
  current: string | undefined;
  onOpen: (name: string) => void;
}) {
  const newest = presets.filter((one, index) => presets.findIndex(({ name }) => name === one.name) === index);
  return (
    <nav aria-label="Presets" className="min-h-0 overflow-y-auto border-r border-line py-3">
      <ul>
        {newest.map((preset) => (
          <li key={preset.name}>
            <button
              type="button"
              aria-current={preset.name === current ? "true" : undefined}
              onClick={() => onOpen(preset.name)}
              className={clsx(
                "flex w-full flex-col py-1.5 pr-3 pl-(--gutter) text-left",
                preset.name === current
                  ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]"
                  : "hover:bg-hover",
              )}
            >
              <span className="w-full truncate font-medium">{preset.title}</span>
              <span className="w-full truncate text-12 text-ink-2">
                {preset.isBuiltIn ? "built in" : `version ${preset.version}, ${preset.createdBy}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
