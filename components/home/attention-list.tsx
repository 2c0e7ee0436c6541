import { SectionHead } from "@/components/shell/page-head";
import { AttentionMark } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { HomeView } from "@/lib/api/home";

export function AttentionList({ attention }: { attention: HomeView["attention"] }) {
  return (
    <section>
      <SectionHead title="Needs attention" count={attention.length} />
      {attention.length === 0 ? (
        <p className="py-3 text-ink-2">Nothing waits for you.</p>
      ) : (
        <ul>
          {attention.map((item) => (
            <li
              key={`${item.href} ${item.title}`}
              className="flex items-start gap-3 border-b border-line py-2 last:border-b-0"
            >
              <AttentionMark className="mt-[7px] ml-0.5" />
              <div className="min-w-0 flex-1">
                <p>{item.title}</p>
                <p className="text-12 text-ink-3">{item.detail}</p>
              </div>
              <TextLink href={item.href} className="text-12">
                {item.action}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
