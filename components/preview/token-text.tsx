"use client";

import clsx from "clsx";
import { type KeyboardEvent, type MouseEvent, memo } from "react";
import type { PreviewToken } from "@/lib/api/preview";
import { Part } from "./column-text";
import type { PartPlaces } from "./part-places";
import { type PlacedToken, placeTokens, TOKEN_STEPS, tokenStep } from "./token-steps";

/** The completion token by token, tinted by probability; the arrow keys or the pointer choose one. */
export function TokenText({
  tokens,
  rawText,
  places,
  thoughtsLength,
  current,
  onCurrent,
}: {
  tokens: readonly PreviewToken[];
  rawText: string;
  places: PartPlaces;
  /** In UTF-16 units. */
  thoughtsLength: number;
  /** Index of the token whose alternatives are shown. */
  current: number | null;
  onCurrent: (index: number | null) => void;
}) {
  const placed = placeTokens(tokens, rawText);
  const parts =
    placed === null
      ? [{ title: "Tokens", indexes: tokens.map((_, index) => index) }]
      : tokenParts(placed, places, thoughtsLength);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onCurrent(Math.min(tokens.length - 1, Math.max(0, current === null ? 0 : current + by)));
  };
  const onPointer = (event: MouseEvent) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.token : undefined;
    if (at !== undefined) onCurrent(Number(at));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's.
    <div
      role="group"
      aria-label="Tokens; the arrow keys go from one to the next"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys choose a token here.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseOver={onPointer}
      onFocus={() => onCurrent(current ?? 0)}
      className="focus-visible:shadow-none"
    >
      {parts.map(({ title, indexes }) => (
        <Part key={title} title={title}>
          <div className="max-w-[68ch] text-[14px] leading-[25px] break-words whitespace-pre-wrap">
            {indexes.map((index) => {
              const token = tokens[index];
              return token === undefined ? null : (
                <Token
                  key={index}
                  index={index}
                  // Between the parts stand line breaks that would push them apart.
                  text={title === "Label" ? token.text.replaceAll("\n", "↵") : token.text}
                  step={tokenStep(token.logprob)}
                  isCurrent={index === current}
                />
              );
            })}
          </div>
        </Part>
      ))}
    </div>
  );
}

/** A token that reaches over an end belongs to the part in which most of its letters are: the one it ends in. */
function tokenParts(placed: readonly PlacedToken[], places: PartPlaces, thoughtsLength: number) {
  const replyAt = places.reply;
  if (replyAt === null) return [{ title: "Thoughts", indexes: placed.map(({ index }) => index) }];
  const thoughtsEnd = places.thoughts + thoughtsLength;
  const partOf = ({ end }: PlacedToken) =>
    end > replyAt ? "Reply" : end > thoughtsEnd ? "Label" : "Thoughts";
  return ["Thoughts", "Label", "Reply"].map((title) => ({
    title,
    indexes: placed.filter((token) => partOf(token) === title).map(({ index }) => index),
  }));
}

const tints = ["", "bg-ink/6", "bg-ink/12", "bg-ink/18", "bg-ink/26"] as const;

const Token = memo(function Token({
  index,
  text,
  step,
  isCurrent,
}: {
  index: number;
  text: string;
  step: number;
  isCurrent: boolean;
}) {
  return (
    <span
      data-token={index}
      className={clsx("rounded-[2px] py-0.5", tints[step], isCurrent && "shadow-[0_0_0_1.5px_var(--accent)]")}
    >
      {text}
    </span>
  );
});

/** What the tints mean. */
export function TokenLegend() {
  const words = [...TOKEN_STEPS.map((least) => `≥ ${least * 100}\u2009%`), "less"];
  return (
    <span className="flex items-center gap-1 text-ink">
      {words.map((word, step) => (
        <span key={word} className={clsx("rounded-[2px] px-1", tints[step])}>
          {word}
        </span>
      ))}
    </span>
  );
}
