"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tellFailure } from "@/components/ui/toast";

/** Leads to the preview of the draft, saved first. */
export function PreviewSlot({
  constitutionId,
  beforeRun,
}: {
  constitutionId: number;
  beforeRun: () => Promise<unknown>;
}) {
  const router = useRouter();
  const open = () =>
    beforeRun()
      .then(() => router.push(`/preview?constitution=${constitutionId}&version=draft`))
      .catch((error: unknown) => tellFailure("The draft could not be saved.", error));
  return (
    <section aria-label="Preview" className="px-6">
      <EmptyState action={<Button onClick={() => void open()}>Preview the draft</Button>}>
        What a model makes of the draft, as it streams.
      </EmptyState>
    </section>
  );
}
