"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ExportDetail } from "@/lib/api/exports";
import { exportLinkUrl } from "./download-file";
import { useExportActions } from "./queries";

const HOURS = [
  { value: "24", label: "for a day" },
  { value: "168", label: "for a week" },
  { value: "720", label: "for 30 days" },
];

/** Links that open the files without signing in. An address is shown once: only its hash is kept. */
export function ExportLinks({ one }: { one: ExportDetail }) {
  const { link, revoke } = useExportActions(one.id);
  const [hours, setHours] = useState("168");
  const now = Date.now();
  const made = link.data;
  return (
    <section aria-label="Links">
      <h2 className="mb-1 text-12 font-medium text-ink-2">Links</h2>
      <div className="flex items-end gap-2">
        <SelectField label="A link works" isSmall value={hours} options={HOURS} onChange={setHours} />
        <Button size="sm" disabled={link.isPending} onClick={() => link.mutate(Number(hours))}>
          Make a link
        </Button>
      </div>
      {made === undefined ? null : (
        <p className="mt-2 text-12">
          Copy it now, it is not shown again:{" "}
          <a
            href={exportLinkUrl(made.token)}
            className="font-mono break-all underline"
            data-testid="export-link"
          >
            {exportLinkUrl(made.token)}
          </a>
        </p>
      )}
      <ul className="mt-2 text-12 text-ink-2">
        {one.links.map(({ id, createdBy, expiresAt, revokedAt, openedCount }) => {
          const isOver = revokedAt !== null || Date.parse(expiresAt) < now;
          return (
            <li key={id} className="flex h-7 items-center gap-2">
              Link {id} by {createdBy}, opened {plural(openedCount, "time")},{" "}
              {revokedAt === null ? (
                <>
                  {isOver ? "expired" : "until"} <RelativeTime at={expiresAt} />
                </>
              ) : (
                "revoked"
              )}
              {isOver ? null : (
                <Button size="sm" variant="quiet" className="ml-auto" onClick={() => revoke.mutate(id)}>
                  Revoke
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
