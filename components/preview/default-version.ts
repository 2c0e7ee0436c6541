type VersionsView = { versions: { number: number }[]; latestVersion: number | null; hasChanges: boolean };

/** The version that was said; where none or an unknown one was, the draft if it holds changes, else the latest. */
export function defaultVersion(said: number | "draft" | null, view: VersionsView): number | "draft" {
  if (said === "draft" || (said !== null && view.versions.some((v) => v.number === said))) return said;
  return view.latestVersion === null || view.hasChanges ? "draft" : view.latestVersion;
}
