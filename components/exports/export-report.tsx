import { Table, Td, Th } from "@/components/ui/table";
import type { ExportDetail } from "@/lib/api/exports";
import { type MarkdownPart, markdownParts } from "./markdown-parts";

/** What is told of the records that went in. */
export function ExportReport({ report }: { report: ExportDetail["report"] }) {
  return (
    <div className="flex flex-col gap-6">
      {report.map(({ title, body }) => (
        <section key={title} aria-label={title}>
          <h3 className="mb-1 font-medium">{title}</h3>
          {markdownParts(body).map((part) => (
            <Part key={JSON.stringify(part).slice(0, 200)} part={part} />
          ))}
        </section>
      ))}
    </div>
  );
}

const isFigure = (text: string) => /^[\d,.\s–%]*$/.test(text);

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** A column of nothing but figures stands right, its head as well; what the rows are named by never does. */
function alignments({ head, rows }: Extract<MarkdownPart, { kind: "table" }>): ("left" | "right")[] {
  return head.map((_, index) =>
    index > 0 && rows.every((row) => isFigure(row[index] ?? "")) ? "right" : "left",
  );
}

function Part({ part }: { part: MarkdownPart }) {
  if (part.kind === "text") return <p className="my-1 max-w-[68ch] text-12 text-ink-2">{part.text}</p>;
  if (part.kind === "list")
    return (
      <ul className="my-1 list-disc pl-4 text-12 text-ink-2">
        {part.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  const aligned = alignments(part);
  return (
    <Table>
      <colgroup>
        {part.head.map((name, index) => (
          <col key={name} className={aligned[index] === "right" ? "w-[68px]" : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {part.head.map((name, index) => (
            <Th key={name} align={aligned[index]}>
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => (
          <tr key={row.join(" ")}>
            {row.map((cell, index) => (
              <Td
                // biome-ignore lint/suspicious/noArrayIndexKey: two cells of a row may be the same.
                key={index}
                align={aligned[index]}
                title={cell}
                className={isHash(cell) ? "font-mono text-12 text-ink-2" : undefined}
              >
                {cell}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
