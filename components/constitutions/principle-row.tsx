"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { formatCount, plural } from "@/components/ui/number-text";
import { Switch } from "@/components/ui/toggle";
import { isEnabled, type Principle } from "@/lib/constitutions/constitution";
import type { Finding } from "@/lib/constitutions/finding";
import type { VariableValues } from "@/lib/constitutions/template";
import { FilledText } from "./filled-text";
import { FindingMark } from "./finding-mark";

const grave = (findings: readonly Finding[]) =>
  findings.find((f) => f.severity === "error") ?? findings.find((f) => f.severity === "warning");

/** A principle on one line: number, name, beginning of its text, what it costs, whether it is on. */
export function PrincipleRow({
  principle,
  values,
  findings,
  tokens,
  change,
  grip,
  tabIndex,
  onOpen,
  onSwitch,
}: {
  principle: Principle;
  values: VariableValues;
  findings: readonly Finding[];
  tokens: number | undefined;
  /** Against the latest version; null where it is the same, or there is none. */
  change: "changed" | "new" | null;
  grip: ReactNode;
  tabIndex: number;
  onOpen: () => void;
  onSwitch: (isOn: boolean) => void;
}) {
  const { number, name, text } = principle;
  const finding = grave(findings);
  const isOn = isEnabled(principle);
  return (
    <div className="group flex h-[30px] items-center border-b border-line pr-6 pl-[calc(var(--gutter)-20px)] hover:bg-hover">
      {grip}
      <button
        type="button"
        data-control="open"
        tabIndex={tabIndex}
        onClick={onOpen}
        className="flex h-full min-w-0 flex-1 items-center gap-2.5 pr-1.5 text-left focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]"
      >
        <PrincipleNumber number={number} className={clsx("ml-1", !isOn && "opacity-75")} />
        <span className="prose-text min-w-0 flex-1 truncate text-ink-3">
          <b className={clsx("mr-1.5 font-medium", isOn && "text-ink")}>{name}</b>
          <FilledText text={text} values={values} />
        </span>
        {finding === undefined ? null : (
          <span title={finding.message} className="flex items-center">
            <FindingMark severity={finding.severity} />
            <span className="sr-only">{finding.message}</span>
          </span>
        )}
        {isOn && change === null ? null : (
          <span className="text-11 font-medium text-accent">{isOn ? change : "off"}</span>
        )}
        <TokenCount tokens={tokens} />
      </button>
      <PrincipleSwitch principle={principle} tabIndex={tabIndex} onSwitch={onSwitch} />
    </div>
  );
}

/** What a principle takes of the prompt; one that is off takes nothing. */
export function TokenCount({ tokens }: { tokens: number | undefined }) {
  return (
    <span
      title={tokens === undefined ? undefined : plural(tokens, "token")}
      className="w-7 shrink-0 text-right text-12 text-ink-3"
    >
      {formatCount(tokens)}
      <span className="sr-only"> tokens</span>
    </span>
  );
}

export function PrincipleSwitch({
  principle: { number, name, ...principle },
  tabIndex,
  onSwitch,
}: {
  principle: Principle;
  tabIndex: number;
  onSwitch: (isOn: boolean) => void;
}) {
  return (
    <span data-control="switch" className="ml-1 flex">
      <Switch
        isOn={principle.isEnabled ?? true}
        onChange={onSwitch}
        label={`Principle ${number} (${name}) is on`}
        isLabelHidden
        tabIndex={tabIndex}
      />
    </span>
  );
}
