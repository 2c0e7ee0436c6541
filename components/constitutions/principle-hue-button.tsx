"use client";
import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { Popover } from "@/components/ui/popover";
import { TextButton } from "@/components/ui/text-link";
import { HUE_COUNT, type Principle } from "@/lib/constitutions/constitution";
import { hueOf, hueOfNumber } from "@/lib/constitutions/principle-hue";

const HUES = Array.from({ length: HUE_COUNT }, (_, index) => index + 1);

/** The hue of a principle in words; a press shows all sixteen, each with its number. */
export function PrincipleHueButton({
  principle,
  onHue,
}: {
  principle: Principle;
  onHue: (hue: number) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const hue = hueOf(principle);
  return (
    <Popover
      label={`Hue of principle ${principle.number}`}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<TextButton aria-label={`Hue ${hue}: change it`}>hue {hue}</TextButton>}
    >
      <RadioGroup.Root
        aria-label={`Hue of principle ${principle.number}`}
        value={String(hue)}
        onValueChange={(next) => onHue(Number(next))}
        className="grid grid-cols-8 gap-1"
      >
        {HUES.map((one) => (
          <RadioGroup.Item
            key={one}
            value={String(one)}
            aria-label={`Hue ${one}`}
            data-p={one}
            className="grid size-7 place-items-center rounded-chip bg-p-wash text-11 font-semibold text-p-ink hover:shadow-[inset_0_0_0_1px_var(--p-line)] data-[state=checked]:shadow-[inset_0_0_0_2px_var(--p-mark)] focus-visible:shadow-(--ring)"
          >
            {one}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="pt-2 text-12 text-ink-3">
        {hue === hueOfNumber(principle.number)
          ? "That of its number. It stays when the number changes."
          : `Number ${principle.number} alone would have ${hueOfNumber(principle.number)}.`}
      </p>
    </Popover>
  );
}
