"use client";
import { useMemo, useState } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { TemplateView } from "@/lib/api/templates";
import { compareWords } from "@/lib/constitutions/compare-words";
import { useTemplateVersion } from "./queries";

const DRAFT = "draft";

/** What became of a version's text, word by word, in another version or in the draft. */
export function CompareDialog({
  view,
  number,
  draft,
  onClose,
}: {
  view: TemplateView;
  number: number;
  draft: string;
  onClose: () => void;
}) {
  const [from, setFrom] = useState(String(number));
  const [to, setTo] = useState(DRAFT);
  const numberOf = (side: string) => (side === DRAFT ? null : Number(side));
  const before = useTemplateVersion(view.id, numberOf(from));
  const after = useTemplateVersion(view.id, numberOf(to));
  const textBefore = from === DRAFT ? draft : before.data?.text;
  const textAfter = to === DRAFT ? draft : after.data?.text;
  const pieces = useMemo(
    () => (textBefore === undefined || textAfter === undefined ? null : compareWords(textBefore, textAfter)),
    [textBefore, textAfter],
  );
  const options = [
    ...view.versions.map((one) => ({ value: String(one.number), label: `version ${one.number}` })),
    { value: DRAFT, label: "the draft" },
  ];
  const error = before.error ?? after.error;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="xl"
      title="Compare"
    >
      <div className="flex items-end gap-3 pb-3">
        <SelectField label="From" value={from} onChange={setFrom} options={options} className="w-40" />
        <SelectField label="To" value={to} onChange={setTo} options={options} className="w-40" />
        <p className="pb-1.5 text-12 text-ink-3" aria-live="polite">
          {textBefore !== undefined && textBefore === textAfter ? "Both are the same." : ""}
        </p>
      </div>
      {pieces !== null ? (
        <pre className="font-mono text-[12.5px] leading-[20px] break-words whitespace-pre-wrap">
          <WordPieces pieces={pieces} />
        </pre>
      ) : error !== null ? (
        <ErrorState title="A version could not be read." error={error} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Dialog>
  );
}
