import clsx from "clsx";
import Link from "next/link";
import { SectionHead } from "@/components/shell/page-head";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { HomeView } from "@/lib/api/home";

export function ServerList({ servers }: { servers: HomeView["servers"] }) {
  return (
    <section>
      <SectionHead title="Servers" count={servers.length} />
      {servers.length === 0 ? (
        <p className="py-3 text-ink-2">
          No server is known. <TextLink href="/servers">Add one</TextLink>
        </p>
      ) : null}
      <ul className="pt-1">
        {servers.map((server) => (
          <li key={server.id}>
            <Link href="/servers" className="flex h-7 items-center gap-2.5 hover:bg-hover">
              <ReachableMark isReachable={server.isReachable} />
              <span className="prose-text max-w-40 truncate">{server.name}</span>
              <span className="truncate text-12 text-ink-2">
                {server.isSample ? "scripted, not a model" : server.detail}
              </span>
              <span className="ml-auto text-12 whitespace-nowrap text-ink-3">
                {server.isReachable === null
                  ? "not tested"
                  : server.isReachable
                    ? "answers"
                    : "does not answer"}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReachableMark({ isReachable }: { isReachable: boolean | null }) {
  if (isReachable === false) return <AttentionMark className="mx-px" />;
  return (
    <span
      aria-hidden
      className={clsx(
        "size-2 shrink-0 rounded-full",
        isReachable ? "bg-mark-ink" : "shadow-[inset_0_0_0_1.5px_var(--ink-3)]",
      )}
    />
  );
}
