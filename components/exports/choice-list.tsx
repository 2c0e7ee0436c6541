"use client";

import clsx from "clsx";
import { RadioGroup } from "radix-ui";

type Choice<Value extends string> = { value: Value; title: string; about: string };

/** A few choices, each with what it is for. */
export function ChoiceList<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className="flex flex-col"
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          className={clsx(
            "grid grid-cols-[16px_1fr] gap-x-2 rounded-chip px-2 py-1.5 text-left hover:bg-cell",
            choice.value === value && "bg-accent-wash",
          )}
        >
          <span
            aria-hidden
            className="mt-[3px] grid size-3.5 place-items-center rounded-full border border-line-2"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span>
            <span className="font-medium">{choice.title}</span>
            <span className="block text-12 text-ink-2">{choice.about}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
