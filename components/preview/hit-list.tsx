"use client";

import { Popover } from "radix-ui";
import { useRef, useState } from "react";
import { usePresetChoices } from "@/components/generation/use-preset-choices";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { PreviewVerdict } from "@/lib/api/preview";
import type { Span } from "@/lib/filters/filter";

/** Every rule that spoke, in the order in which they ran, with its place. */
export function HitList({
  verdict,
  preset: presetName,
  onPlace,
}: {
  verdict: PreviewVerdict;
  preset: string;
  onPlace: (place: Span) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = useRef<Span | null>(null);
  const preset = usePresetChoices().find((one) => one.name === presetName);
  const ruleTitle = (name: string) => preset?.rules.find((rule) => rule.name === name)?.title;
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <TextButton>{plural(verdict.hits.length, "rule")}</TextButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="What the rules said"
          onCloseAutoFocus={(event) => {
            if (chosen.current === null) return;
            // The focus goes to the place instead of back to the button.
            event.preventDefault();
            onPlace(chosen.current);
            chosen.current = null;
          }}
          className="z-50 w-[380px] rounded-float bg-surface px-4 py-3 shadow-pop focus:outline-none"
        >
          <p className="mb-2 text-12 text-ink-3">
            {preset?.title ?? presetName}, in the order in which its rules ran
          </p>
          <ol className="space-y-2">
            {verdict.hits.map((hit, index) => {
              const { span } = hit;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule may speak twice, and the order is fixed.
                <li key={index} className="flex items-baseline gap-2">
                  <VerdictShape verdict={hit.effect === "dropped" ? "dropped" : "kept"} />
                  <div className="min-w-0 flex-1">
                    <p>
                      <b className="font-semibold">{reasonTitle(hit.rule)}</b>{" "}
                      <span className="text-ink-2">
                        {hit.effect}: {hit.detail}
                      </span>
                    </p>
                    <p className="text-12 text-ink-3">{ruleTitle(hit.rule)}</p>
                  </div>
                  {span === null ? (
                    <span className="text-12 text-ink-3">the whole</span>
                  ) : (
                    <TextButton
                      className="text-12"
                      onClick={() => {
                        chosen.current = span;
                        setIsOpen(false);
                      }}
                    >
                      Go there
                    </TextButton>
                  )}
                </li>
              );
            })}
          </ol>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
