"use client";
import { Dialog } from "@/components/ui/dialog";
import { KeySequence } from "@/components/ui/kbd";
import { useShortcutLayers } from "./use-shortcuts";

/** Every key that works on this page. */
export function ShortcutSheet({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const layers = useShortcutLayers();
  const groups = new Map<string, { keys: string; label: string }[]>();
  for (const layer of layers) {
    groups.set(layer.group, [...(groups.get(layer.group) ?? []), ...layer.shortcuts]);
  }
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keys" width="lg">
      <div className="grid grid-cols-2 gap-x-10 gap-y-5">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3 className="border-b border-line pb-1 text-11 font-medium text-ink-3">{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div
                  key={shortcut.keys}
                  className="flex h-[30px] items-center justify-between border-b border-line"
                >
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <span className="sr-only">{shortcut.keys}</span>
                    <KeySequence keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-4 text-12 text-ink-3">
        Keys rest while you type, while a dialog or menu is open, and while the keyboard stands on a button.
      </p>
    </Dialog>
  );
}
