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

const isFigure = (text: string) => /^[\d,.\s–%]+$/.test(text);

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
  return (
    <Table>
      <thead>
        <tr>
          {part.head.map((name, index) => (
            <Th key={name} align={index > 0 ? "right" : "left"}>
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
                align={index > 0 && isFigure(cell) ? "right" : "left"}
                title={cell}
                className="truncate"
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
