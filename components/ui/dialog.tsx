"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";

const widths = {
  sm: "w-[420px]",
  md: "w-[560px]",
  lg: "w-[760px]",
  xl: "w-[960px]",
  full: "w-[1360px]",
};

export type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons; the last one is the one that acts. */
  footer?: ReactNode;
  width?: keyof typeof widths;
  /** What Enter does while no button or field of the dialog has the focus. */
  onEnter?: () => void;
  /** Puts the focus somewhere when it has closed; false: it goes back to where it was. */
  placeFocus?: () => boolean;
};

export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = "md",
  onEnter,
  placeFocus,
}: DialogProps) {
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/20 dark:bg-bg/60" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            // Without a trigger of its own Radix would leave the focus nowhere.
            event.preventDefault();
            if (!placeFocus?.() && before.current instanceof HTMLElement) before.current.focus();
          }}
          onKeyDown={(event) => {
            // A key held down since before the dialog opened is no answer to it.
            if (event.key !== "Enter" || event.repeat || event.target !== event.currentTarget) return;
            onEnter?.();
          }}
          className={clsx(
            "fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] max-w-[calc(100vw-48px)] -translate-x-1/2 flex-col",
            "rounded-float bg-surface shadow-pop focus:outline-none focus-visible:rounded-float focus-visible:shadow-pop",
            widths[width],
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0">
              <Radix.Title className="text-15 font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-13 text-ink-2">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" className="-mr-2 ml-auto">
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          {children ? <div className="min-h-0 overflow-auto px-5 pt-1 pb-4">{children}</div> : null}
          {footer ? (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A dialog without a field takes the focus itself: no key that opened it can press one of its buttons. */
function focusFirstField(event: Event) {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const field = event.currentTarget.querySelector<HTMLElement>("input:not([type=file]), textarea, select");
  (field ?? event.currentTarget).focus();
}

/** Asks once before an act that cannot be undone. `action` is the verb on the button. */
export function ConfirmDialog({
  action,
  isDangerous = false,
  isPending = false,
  onConfirm,
  ...dialog
}: Omit<DialogProps, "footer"> & {
  action: string;
  isDangerous?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
}) {
  return (
    <Dialog
      width="sm"
      {...dialog}
      footer={
        <>
          <Button variant="quiet" onClick={() => dialog.onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant={isDangerous ? "danger" : "primary"} disabled={isPending} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    />
  );
}
