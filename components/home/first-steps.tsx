import Link from "next/link";
import { SectionHead } from "@/components/shell/page-head";

const steps = [
  {
    href: "/preview",
    title: "Preview",
    detail: "Ask one question and watch the thoughts and the reply arrive.",
  },
  {
    href: "/builds/new",
    title: "Build",
    detail: "Have every seed prompt answered; what is kept and dropped shows as it happens.",
  },
  { href: "/exports", title: "Export", detail: "Take the kept records out as a JSONL file." },
];

/** What to do first in a studio that has built nothing yet. */
export function FirstSteps() {
  return (
    <section>
      <SectionHead title="Where to begin" />
      <p className="pt-3 text-ink-2">
        The sample server is a script, not a model: with it the whole road can be walked before a real server
        is there.
      </p>
      <ol className="pt-1">
        {steps.map((step, index) => (
          <li key={step.href} className="border-b border-line last:border-b-0">
            <Link href={step.href} className="flex gap-3 py-2.5 hover:bg-hover">
              <span className="grid size-5 shrink-0 place-items-center rounded-full bg-cell text-11 font-semibold text-ink-2">
                {index + 1}
              </span>
              <span>
                <b className="font-[550]">{step.title}</b>
                <span className="block text-12 text-ink-2">{step.detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
