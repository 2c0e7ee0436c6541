"use client";
import clsx from "clsx";
import { ChevronDown, Search, X } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { FieldFrame, type FieldProps, fieldBox, useFieldIds } from "./field-frame";
import { Kbd } from "./kbd";

type Control<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "onChange" | "value" | "id"
>;

export function TextField(
  props: FieldProps & Control<"input"> & { value: string; onChange: (value: string) => void },
) {
  const { label, isLabelHidden, hint, error, className, onChange, ...rest } = props;
  const ids = useFieldIds({ hint, error });
  return (
    <FieldFrame id={ids.id} {...{ label, isLabelHidden, hint, error, className }}>
      <input
        type="text"
        autoComplete="off"
        {...ids}
        {...rest}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(fieldBox, "h-[30px] px-2.5")}
      />
    </FieldFrame>
  );
}

/** Grows with its text. `isProse` sets it as prose: 15 px on 25. */
export function TextArea(
  props: FieldProps &
    Control<"textarea"> & {
      value: string;
      onChange: (value: string) => void;
      isProse?: boolean;
      maxHeight?: number;
      boxClassName?: string;
      /** The same text again, its letters not seen, so that parts of it can be marked behind what is typed. */
      backdrop?: ReactNode;
      /** What lies on the box, placed from its upper left corner. */
      overlay?: ReactNode;
    },
) {
  const {
    label,
    isLabelHidden,
    hint,
    error,
    className,
    onChange,
    isProse,
    maxHeight,
    boxClassName,
    backdrop,
    overlay,
    ref,
    ...rest
  } = props;
  const textClass = clsx(isProse ? "prose-text px-3 py-2 text-15" : "px-2.5 py-1.5", boxClassName);
  const ids = useFieldIds({ hint, error });
  const own = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const area = own.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [rest.value]);
  return (
    <FieldFrame id={ids.id} {...{ label, isLabelHidden, hint, error, className }}>
      <span className="relative flex">
        {backdrop === undefined ? null : (
          <span
            aria-hidden
            className={clsx(
              "pointer-events-none absolute inset-0 overflow-hidden rounded-field border border-transparent bg-surface wrap-break-word whitespace-pre-wrap text-transparent select-none",
              textClass,
            )}
          >
            {backdrop}
          </span>
        )}
        <textarea
          rows={2}
          {...ids}
          {...rest}
          ref={(area) => {
            own.current = area;
            if (typeof ref === "function") ref(area);
            else if (ref) ref.current = area;
          }}
          style={{ maxHeight }}
          onChange={(event) => onChange(event.target.value)}
          className={clsx(
            fieldBox,
            "resize-none overflow-auto",
            textClass,
            backdrop !== undefined && "relative bg-transparent!",
          )}
        />
        {overlay}
      </span>
    </FieldFrame>
  );
}

/** Neighbours of one `group` stand together under its name. */
export type SelectOption = { value: string; label: string; isDisabled?: boolean; group?: string };

/** The browser's own select, in our dress. */
export function SelectField(
  props: FieldProps &
    Control<"select"> & {
      value: string;
      onChange: (value: string) => void;
      options: readonly SelectOption[];
      size?: never;
      isSmall?: boolean;
      /** Reads as text until it is pointed at; for a choice that is rarely changed. */
      isQuiet?: boolean;
    },
) {
  const { label, isLabelHidden, hint, error, className, onChange, options, isSmall, isQuiet, ...rest } =
    props;
  const ids = useFieldIds({ hint, error });
  return (
    <FieldFrame id={ids.id} {...{ label, isLabelHidden, hint, error, className }}>
      <span className="relative flex">
        <select
          {...ids}
          {...rest}
          onChange={(event) => onChange(event.target.value)}
          className={clsx(
            fieldBox,
            "appearance-none truncate",
            isQuiet ? "border-transparent! bg-transparent! pr-5 pl-1 hover:bg-hover!" : "pr-7 pl-2.5",
            isSmall ? "h-6 text-12" : "h-[30px]",
          )}
        >
          {grouped(options).map(({ group, members }) =>
            group === undefined ? (
              <Options key={members[0]?.value} options={members} />
            ) : (
              <optgroup key={group} label={group}>
                <Options options={members} />
              </optgroup>
            ),
          )}
        </select>
        <ChevronDown
          aria-hidden
          className={clsx(
            "pointer-events-none absolute top-1/2 size-3.5 -translate-y-1/2 text-ink-3",
            isQuiet ? "right-1" : "right-2",
          )}
        />
      </span>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.isDisabled}>
      {option.label}
    </option>
  ));
}

function grouped(options: readonly SelectOption[]): { group: string | undefined; members: SelectOption[] }[] {
  const groups: { group: string | undefined; members: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}

/** A number; null while the field holds none. Zero is a number. */
export function NumberField(
  props: FieldProps & Control<"input"> & { value: number | null; onChange: (value: number | null) => void },
) {
  const { label, isLabelHidden, hint, error, className, onChange, value, ...rest } = props;
  const ids = useFieldIds({ hint, error });
  const [text, setText] = useState(value === null ? "" : String(value));
  useEffect(() => {
    setText((now) => (toNumber(now) === value ? now : value === null ? "" : String(value)));
  }, [value]);
  return (
    <FieldFrame id={ids.id} {...{ label, isLabelHidden, hint, error, className }}>
      <input
        type="number"
        autoComplete="off"
        {...ids}
        {...rest}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(toNumber(event.target.value));
        }}
        className={clsx(fieldBox, "h-[30px] px-2.5")}
      />
    </FieldFrame>
  );
}

function toNumber(text: string): number | null {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

/** A search; Escape empties it first and leaves it then. `kbd` is the key that goes to it. */
export function SearchField(
  props: FieldProps & Control<"input"> & { value: string; onChange: (value: string) => void; kbd?: string },
) {
  const { label, hint, error, className, onChange, value, kbd, ...rest } = props;
  const ids = useFieldIds({ hint, error });
  return (
    <FieldFrame id={ids.id} label={label} isLabelHidden {...{ hint, error, className }}>
      <span className="relative flex items-center">
        <Search aria-hidden className="pointer-events-none absolute left-2.5 size-3.5 text-ink-3" />
        <input
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
          {...ids}
          {...rest}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (value === "") event.currentTarget.blur();
            else onChange("");
          }}
          className={clsx(fieldBox, "h-[30px] pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden")}
        />
        {value !== "" ? (
          <button
            type="button"
            aria-label="Empty the search"
            onClick={() => onChange("")}
            className="absolute right-2 grid size-4 place-items-center text-ink-3 hover:text-ink [&_svg]:size-3"
          >
            <X />
          </button>
        ) : kbd ? (
          <span className="pointer-events-none absolute right-1.5 flex">
            <Kbd tone="faint">{kbd}</Kbd>
          </span>
        ) : null}
      </span>
    </FieldFrame>
  );
}
