import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** What every field takes besides its value. */
export type FieldProps = {
  label: string;
  /** The label is only read aloud; for a field whose place says what it is. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
};

/** The box of a field: it says "you can type here". */
export const fieldBox =
  "w-full min-w-0 rounded-field border border-line-2 bg-surface text-13 text-ink placeholder:text-ink-3 " +
  "transition-[border-color] duration-(--fast) focus:outline-none focus-visible:rounded-field focus-visible:border-accent " +
  "focus-visible:shadow-[0_0_0_1px_var(--accent)] disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-bad [&[readonly]]:bg-sunken";

/** The ids that tie a control to its label, hint and error. */
export function useFieldIds({ hint, error }: Pick<FieldProps, "hint" | "error">) {
  const id = useId();
  return {
    id,
    "aria-describedby": hint || error ? `${id}-note` : undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
}

export function FieldFrame({
  id,
  label,
  isLabelHidden,
  hint,
  error,
  className,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "text-12 font-medium text-ink-2"}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} role="alert" className="text-12 text-bad">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-note`} className="text-12 text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
