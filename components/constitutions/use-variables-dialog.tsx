"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { plural } from "@/components/ui/number-text";
import { describePlace } from "@/lib/constitutions/finding";
import type { VariablePlace } from "@/lib/constitutions/with-variables";

/** Where values are spelt out and would be named as variables, with counts, before it is done. */
export function UseVariablesDialog({
  title,
  description,
  places,
  actions,
  onClose,
}: {
  title: string;
  description: string;
  places: readonly VariablePlace[];
  /** The last one is what Enter does. */
  actions: { label: string; run: () => void }[];
  onClose: () => void;
}) {
  const act = (run: () => void) => {
    run();
    onClose();
  };
  const last = actions.at(-1);
  const total = places.reduce((sum, { counts }) => sum + counts.reduce((n, [, count]) => n + count, 0), 0);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={title}
      description={places.length === 0 ? "No text spells them out." : description}
      onEnter={() => {
        if (last !== undefined && places.length > 0) act(last.run);
      }}
      footer={
        <>
          <Button variant="quiet" kbd="Esc" onClick={onClose}>
            {places.length === 0 ? "Close" : "Cancel"}
          </Button>
          {places.length === 0
            ? null
            : actions.map(({ label, run }, index) => (
                <Button
                  key={label}
                  variant={index === actions.length - 1 ? "primary" : "default"}
                  kbd={index === actions.length - 1 ? "↵" : undefined}
                  onClick={() => act(run)}
                >
                  {label}
                </Button>
              ))}
        </>
      }
    >
      {places.length === 0 ? null : (
        <>
          <p className="pb-2 text-12 text-ink-3">
            {plural(total, "place")} in {plural(places.length, "text")}
          </p>
          <ul>
            {places.map(({ place, counts }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two texts may stand at one place; none keeps state.
              <li key={index} className="flex items-baseline gap-3 border-t border-line py-1.5">
                <span className="min-w-0 flex-1">{describePlace(place)}</span>
                {counts.map(([variable, count]) => (
                  <span key={variable} className="text-12 whitespace-nowrap text-ink-2">
                    <code className="font-mono text-11">{`{{${variable}}}`}</code> {count} ×
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
