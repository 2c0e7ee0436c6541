"use client";
import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";

type ToggleProps = {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  label: ReactNode;
  /** The label is only read aloud. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
};

/** On or off, in force at once. */
export function Switch({
  isOn,
  onChange,
  tabIndex,
  ...rest
}: ToggleProps & { /** -1 where arrow keys lead here instead of Tab. */ tabIndex?: number }) {
  return (
    <Labelled {...rest}>
      {(id) => (
        <RadixSwitch.Root
          id={id}
          checked={isOn}
          disabled={rest.disabled}
          tabIndex={tabIndex}
          onCheckedChange={onChange}
          className={clsx(
            "h-3.5 w-6 shrink-0 rounded-full p-0.5 transition-colors duration-(--fast) focus-visible:rounded-full",
            "bg-ink-2 data-[state=unchecked]:bg-line-2 disabled:opacity-50",
          )}
        >
          <RadixSwitch.Thumb className="block size-2.5 rounded-full bg-bg transition-transform duration-(--fast) data-[state=checked]:translate-x-2.5" />
        </RadixSwitch.Root>
      )}
    </Labelled>
  );
}

/** Part of a choice, in force when the form is sent. `isMixed`: some of what it stands for. */
export function Checkbox({ isOn, onChange, isMixed = false, ...rest }: ToggleProps & { isMixed?: boolean }) {
  return (
    <Labelled {...rest}>
      {(id) => (
        <RadixCheckbox.Root
          id={id}
          checked={isMixed ? "indeterminate" : isOn}
          disabled={rest.disabled}
          onCheckedChange={(next) => onChange(next === true)}
          className={clsx(
            "grid size-3.5 shrink-0 place-items-center rounded-[3px] border border-ink-3 bg-surface text-on-accent",
            "data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent",
            "data-[state=indeterminate]:bg-accent disabled:opacity-50 [&_svg]:size-2.5 [&_svg]:stroke-3",
          )}
        >
          <RadixCheckbox.Indicator>{isMixed ? <Minus /> : <Check />}</RadixCheckbox.Indicator>
        </RadixCheckbox.Root>
      )}
    </Labelled>
  );
}

function Labelled({
  label,
  isLabelHidden,
  hint,
  className,
  children,
}: Omit<ToggleProps, "isOn" | "onChange"> & { children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={clsx("flex flex-col", className)}>
      <div className="flex items-center gap-2">
        {children(id)}
        <label htmlFor={id} className={isLabelHidden ? "sr-only" : "cursor-pointer"}>
          {label}
        </label>
      </div>
      {hint ? <p className="pl-6 text-12 text-ink-3">{hint}</p> : null}
    </div>
  );
}
