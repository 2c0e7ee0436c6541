"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";

const MARK = "a[data-mark]";

/**
 * A drawing whose marks are links. One of them is in the tab order, arrow keys go to the others; what the one under the
 * pointer or the keyboard says is written beneath, so that no figure is only in a tooltip.
 */
export function MarkFigure({
  label,
  width,
  height,
  viewBox,
  hint = "",
  className,
  children,
}: {
  label: string;
  width?: number;
  height?: number;
  viewBox?: string;
  /** Beneath while no mark is pointed at. */
  hint?: string;
  className?: string;
  children: ReactNode;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const marks = () => [...(svg.current?.querySelectorAll<SVGAElement>(MARK) ?? [])];
  const enter = (mark: SVGAElement | undefined) => {
    for (const one of marks()) one.setAttribute("tabindex", one === mark ? "0" : "-1");
  };
  useEffect(() => {
    const all = marks();
    if (!all.some((mark) => mark.getAttribute("tabindex") === "0")) enter(all[0]);
  });
  const markOf = ({ target }: SyntheticEvent) =>
    target instanceof Element ? target.closest<SVGAElement>(MARK) : null;
  const say = (event: SyntheticEvent) => setSaid(markOf(event)?.getAttribute("aria-label") ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const from = markOf(event);
    if (way === undefined || from === null || event.altKey || event.metaKey || event.ctrlKey) return;
    const next = nearest(from, marks(), way[0] ?? 0, way[1] ?? 0);
    event.preventDefault();
    next?.focus();
  };
  return (
    <div className="min-w-0">
      <div className="overflow-x-auto">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links inside has no element of its own. */}
        <svg
          ref={svg}
          role="group"
          aria-label={label}
          width={width}
          height={height}
          viewBox={viewBox}
          className={className}
          onKeyDown={onKeyDown}
          onPointerOver={say}
          onPointerLeave={() => setSaid(null)}
          onFocus={(event) => {
            const mark = markOf(event);
            if (mark !== null) enter(mark);
            say(event);
          }}
          onBlur={() => setSaid(null)}
        >
          {children}
        </svg>
      </div>
      <p className="min-h-4 pt-1 text-12 text-ink-2">{said ?? <span className="text-ink-3">{hint}</span>}</p>
    </div>
  );
}

/** The nearest mark that way; what is off the line counts more. */
function nearest(
  from: Element,
  marks: readonly SVGAElement[],
  x: number,
  y: number,
): SVGAElement | undefined {
  const middle = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  };
  const [fromX, fromY] = middle(from);
  return marks
    .map((mark) => {
      const [toX, toY] = middle(mark);
      const [right, down] = [toX - fromX, toY - fromY];
      const along = x * right + y * down;
      return { mark, along, cost: along + 3 * Math.abs(x === 0 ? right : down) };
    })
    .filter(({ along }) => along > 1)
    .reduce<{ mark: SVGAElement; cost: number } | undefined>(
      (best, one) => (best === undefined || one.cost < best.cost ? one : best),
      undefined,
    )?.mark;
}

/** A mark of a drawing that leads somewhere. Its first shape shows where the keyboard is. */
export function MarkLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  const router = useRouter();
  return (
    <a
      href={href}
      data-mark
      aria-label={label}
      tabIndex={-1}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        router.push(href);
      }}
      className="cursor-pointer outline-none [&:focus-visible>:first-child]:stroke-accent [&:focus-visible>:first-child]:[stroke-width:2px] [&:hover>:first-child]:stroke-ink-3"
    >
      {children}
      <title>{label}</title>
    </a>
  );
}
