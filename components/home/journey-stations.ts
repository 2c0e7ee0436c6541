import { formatCount, plural } from "@/components/ui/number-text";
import { formatRelativeTime } from "@/components/ui/relative-time";
import type { HomeView } from "@/lib/api/home";

export type StationFigures = {
  title: string;
  href: string;
  figure: string;
  unit: string;
  sub: string;
  /** What is to be known about it now; `wantsAttention` puts a diamond before it. */
  note: string;
  wantsAttention: boolean;
};

/** The five stations of the journey with their figures, in its order. */
export function journeyStations(home: HomeView, now: Date): StationFigures[] {
  return [constitution(home), seedPrompts(home), builds(home), datasets(home), exports(home, now)];
}

function constitution({ constitution: one }: HomeView): StationFigures {
  const base = { title: "Constitution", href: one === null ? "/constitutions" : `/constitutions/${one.id}` };
  if (one === null) {
    return {
      ...base,
      figure: "–",
      unit: "principles",
      sub: "none is in use",
      note: "Import a prompt file",
      wantsAttention: true,
    };
  }
  const findings = one.findingCount === 0 ? [] : [plural(one.findingCount, "finding")];
  const changes = one.hasChanges ? ["unpublished changes"] : [];
  const remarks = [...changes, ...findings].join(", ");
  return {
    ...base,
    figure: formatCount(one.principles.length),
    unit: one.principles.length === 1 ? "principle" : "principles",
    sub: `${plural(one.exemplarCount, "exemplar")} · ${one.latestVersion === null ? "not published" : `version ${one.latestVersion}`}`,
    note: remarks === "" ? "No findings" : `Draft: ${remarks}`,
    wantsAttention: one.findingCount > 0 || one.latestVersion === null,
  };
}

function seedPrompts({ seedPrompts: seeds }: HomeView): StationFigures {
  const total = seeds.tasks + seeds.topicQuestions;
  return {
    title: "Seed prompts",
    href: "/seed-prompts",
    figure: formatCount(total),
    unit: "prompts",
    sub: `${plural(seeds.tasks, "task")} · ${plural(seeds.topicQuestions, "topic question")}`,
    note: seeds.setName ?? "Import a seed file",
    wantsAttention: total === 0,
  };
}

function builds({ builds: all, underWay, workersAlive }: HomeView): StationFigures {
  const waiting = underWay.filter((build) => build.waitingReason !== null).length;
  const hasNoWorker = underWay.length > 0 && workersAlive === 0;
  const parts = [
    ...(all.running > 0 ? [`${formatCount(all.running)} running`] : []),
    ...(all.over > 0 ? [`${formatCount(all.over)} ended`] : []),
    ...(all.failed > 0 ? [`${formatCount(all.failed)} unanswered`] : []),
  ];
  return {
    title: "Builds",
    href: "/builds",
    figure: formatCount(all.done),
    unit: all.total === 0 ? "answered" : `of ${formatCount(all.total)}`,
    sub: parts.join(" · ") || "none started",
    note: hasNoWorker
      ? "No worker runs"
      : waiting > 0
        ? `${waiting} ${waiting === 1 ? "waits for its server" : "wait for their servers"}`
        : all.running > 0
          ? "Under way"
          : "Nothing runs",
    wantsAttention: hasNoWorker || waiting > 0,
  };
}

function datasets({ datasets: all }: HomeView): StationFigures {
  return {
    title: "Datasets",
    href: "/datasets",
    figure: formatCount(all.records),
    unit: all.records === 1 ? "record" : "records",
    sub: `${plural(all.count, "dataset")} · ${formatCount(all.kept)} kept`,
    note:
      all.records === 0
        ? "A build fills one"
        : `${formatCount(all.records - all.kept)} dropped, with reasons`,
    wantsAttention: false,
  };
}

function exports({ exports: all }: HomeView, now: Date): StationFigures {
  return {
    title: "Exports",
    href: "/exports",
    figure: formatCount(all.records),
    unit: "records out",
    sub:
      all.lastAt === null
        ? "no file yet"
        : `last: ${formatRelativeTime(new Date(all.lastAt), now)}, ${(all.lastFormat ?? "").toUpperCase()}`,
    note: all.count === 0 ? "Nothing given out" : plural(all.count, "file"),
    wantsAttention: false,
  };
}
