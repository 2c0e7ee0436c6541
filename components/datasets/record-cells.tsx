import { Check, Flag, X } from "lucide-react";
import type { ReactNode } from "react";
import { Fingerprint, FingerprintHead, fingerprintWidth } from "@/components/marks/fingerprint";
import { HitText } from "@/components/marks/hit-text";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { Tag } from "@/components/ui/chip";
import { formatCount, formatDuration, formatPercent } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListedRecord } from "@/lib/api/datasets";
import type { SortKey } from "@/lib/datasets/record-sort";
import type { ColumnName } from "@/lib/datasets/table-columns";
import type { SoughtText } from "@/lib/datasets/text-hits";

/** What the cells of a table know beside their record. */
export type RowLook = {
  principleCount: number;
  sought: SoughtText;
  /** Characters of the request that are seen. */
  fits: number;
};

export type RecordColumn = {
  /** In the menu of columns, and in the head where `head` is not given. */
  title: string;
  head?: (look: Pick<RowLook, "principleCount">) => ReactNode;
  /** In pixels, with room at both sides; null takes what the others leave. */
  width: number | null | ((look: Pick<RowLook, "principleCount">) => number);
  align?: "right";
  sort?: SortKey;
  cell: (record: ListedRecord, look: RowLook) => ReactNode;
};

/** With fewer characters than this, a request and words from elsewhere have no room beside each other. */
const NARROW = 48;
/** A reply this long fills its little bar, in characters. */
const LONG_REPLY = 1600;

const count = (n: number | null) => (n === null ? null : formatCount(n));
const figure = (n: number | null) => (n === null ? null : String(Math.round(n * 100) / 100));

export const recordColumns: Record<ColumnName, RecordColumn> = {
  number: {
    title: "Record",
    width: 76,
    align: "right",
    sort: "id",
    cell: ({ id }) => <span className="text-12 text-ink-3">{formatCount(id)}</span>,
  },
  request: {
    title: "Request",
    width: null,
    sort: "instruction_length",
    cell: (record, look) => <Request record={record} look={look} />,
  },
  fingerprint: {
    title: "Principles cited",
    head: ({ principleCount }) => (
      <>
        <span className="sr-only">Principles cited</span>
        <FingerprintHead count={principleCount} />
      </>
    ),
    width: ({ principleCount }) => Math.max(48, fingerprintWidth(principleCount) + 16),
    cell: ({ cited }, { principleCount }) => <Fingerprint cited={cited} count={principleCount} />,
  },
  verdict: {
    title: "Verdict, reason",
    width: 132,
    cell: ({ verdict, reason }) => <VerdictMark verdict={verdict} reason={reason} />,
  },
  reply: {
    title: "Reply",
    width: 84,
    align: "right",
    sort: "reply_length",
    cell: ({ replyLength }) => (
      <span className="flex items-center justify-end gap-2">
        <i
          aria-hidden
          className="h-1 rounded-[1px] bg-mark-low"
          style={{ width: Math.min(1, replyLength / LONG_REPLY) * 26 }}
        />
        {formatCount(replyLength)}
      </span>
    ),
  },
  review: {
    title: "Review",
    head: () => <span className="sr-only">Review</span>,
    width: 40,
    cell: ({ review }) => <ReviewMark review={review} />,
  },
  topic: { title: "Topic", width: 150, cell: ({ topic }) => topic },
  question_type: { title: "Question type", width: 150, cell: ({ questionType }) => questionType },
  build: {
    title: "Build",
    width: 64,
    align: "right",
    cell: ({ buildId }) => <span className="text-ink-2">{count(buildId)}</span>,
  },
  score: { title: "Score", width: 64, align: "right", sort: "score", cell: ({ score }) => figure(score) },
  nearest: {
    title: "Likeness",
    width: 78,
    align: "right",
    sort: "nearest",
    cell: ({ nearestScore }) => nearestScore?.toFixed(2) ?? null,
  },
  prompt_tokens: {
    title: "Tokens in",
    width: 84,
    align: "right",
    sort: "prompt_tokens",
    cell: ({ promptTokens }) => count(promptTokens),
  },
  completion_tokens: {
    title: "Tokens out",
    width: 88,
    align: "right",
    sort: "completion_tokens",
    cell: ({ completionTokens }) => count(completionTokens),
  },
  time: {
    title: "Time",
    width: 76,
    align: "right",
    sort: "time",
    cell: ({ totalMs }) => formatDuration(totalMs),
  },
  tags: { title: "Tags", width: 150, cell: ({ tags }) => <Tags tags={tags} /> },
  edited: {
    title: "Edited",
    width: 96,
    cell: ({ editedAt }) => (editedAt === null ? null : <RelativeTime at={editedAt} />),
  },
  script: { title: "Script", width: 84, cell: ({ script }) => script },
  leak: {
    title: "Leak share",
    width: 84,
    align: "right",
    sort: "leak",
    cell: ({ leakShare }) => (leakShare === null ? null : formatPercent(leakShare)),
  },
  finish: { title: "Finish", width: 84, cell: ({ finishReason }) => finishReason },
  thoughts: {
    title: "Thoughts",
    width: 84,
    align: "right",
    sort: "thoughts_length",
    cell: ({ thoughtsLength }) => count(thoughtsLength),
  },
  output: {
    title: "Output",
    width: 76,
    align: "right",
    sort: "output_length",
    cell: ({ outputLength }) => count(outputLength),
  },
  created: {
    title: "Created",
    width: 104,
    sort: "created",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
};

/** The request in one line from shortly before its first hit, then where else a hit is. */
function Request({ record: { instruction, excerpt }, look }: { record: ListedRecord; look: RowLook }) {
  const line = instruction.replace(/\s+/g, " ");
  if (excerpt === null || excerpt.place === "all" || excerpt.place === "request")
    return <HitText text={line} sought={look.sought} place="request" fits={look.fits} />;
  // The request gives way to the words that were looked for, in a narrow column altogether.
  const begin = look.fits < NARROW ? 0 : Math.floor(look.fits * 0.4);
  return (
    <>
      {begin === 0 ? null : line.length > begin ? `${line.slice(0, begin).trimEnd()}… ` : `${line} `}
      <span className="text-ink-3">
        {excerpt.place}:{" "}
        <HitText
          text={excerpt.text.replace(/\s+/g, " ")}
          sought={look.sought}
          place={excerpt.place}
          fits={Math.max(12, look.fits - begin - excerpt.place.length - 4)}
        />
      </span>
    </>
  );
}

const reviewMarks = { approved: Check, rejected: X, flagged: Flag };

export function ReviewMark({ review }: { review: ListedRecord["review"] }) {
  if (review === null) return null;
  const Icon = reviewMarks[review];
  return (
    <span title={review} className="inline-grid place-items-center text-ink-2">
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{review}</span>
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="flex gap-1 overflow-hidden" title={tags.join(", ")}>
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}

/** How wide a column is by itself, null where it takes what the others leave. */
export function ownWidth(name: ColumnName, look: Pick<RowLook, "principleCount">): number | null {
  const { width } = recordColumns[name];
  return typeof width === "function" ? width(look) : width;
}
