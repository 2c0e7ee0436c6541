import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";
import { Kbd } from "./kbd";

/** A region at the right of a list that shows or edits the current row; the list stays usable beside it. */
export function SidePanel({
  label,
  title,
  aside,
  onClose,
  children,
  footer,
  className,
}: {
  label: string;
  title: ReactNode;
  /** What stands beside the close button. */
  aside?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  className?: string;
}) {
  return (
    <aside aria-label={label} className={clsx("flex min-h-0 flex-col border-l border-line bg-bg", className)}>
      <header className="flex min-h-12 items-center gap-2 px-6">
        <h2 className="min-w-0 truncate font-semibold">{title}</h2>
        <div className="ml-auto flex items-center gap-2">
          {aside}
          <Kbd tone="faint">Esc</Kbd>
          <IconButton label="Close" size="sm" onClick={onClose} className="-mr-1.5">
            <X />
          </IconButton>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto px-6 pb-6">
        {children}
      </div>
      {footer ? (
        <footer className="flex items-center gap-2 border-t border-line px-6 py-3">{footer}</footer>
      ) : null}
    </aside>
  );
}
