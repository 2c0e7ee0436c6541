"use client";
import { useIsApple } from "@/components/shell/use-is-apple";
import { Button } from "@/components/ui/button";
import { printedKey } from "@/components/ui/kbd";
import type { Finding } from "@/lib/constitutions/finding";
import { describeFix } from "@/lib/constitutions/fix";
import { useFindingActs } from "./finding-acts";

/** A button for each fix of a finding, and one that puts it aside; an error cannot be put aside. */
export function FindingFixes({ finding, hasKey }: { finding: Finding; hasKey: boolean }) {
  const isApple = useIsApple();
  const { settle, ignore } = useFindingActs();
  return (
    <>
      {finding.fixes?.map((fix, index) => (
        <Button
          key={describeFix(fix)}
          data-fix
          size="sm"
          kbd={hasKey && index === 0 ? printedKey("alt+Enter", isApple) : undefined}
          onClick={() => settle(fix)}
        >
          {describeFix(fix)}
        </Button>
      ))}
      {finding.severity === "error" ? null : (
        <button
          type="button"
          aria-label={`Ignore: ${finding.message}`}
          onClick={() => ignore(finding)}
          className="h-6 rounded-chip text-12 text-ink-3 transition-colors duration-(--fast) hover:text-ink [[data-fix]+&]:px-1.5"
        >
          Ignore
        </button>
      )}
    </>
  );
}
