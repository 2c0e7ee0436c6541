import { useEffect, useRef, useState } from "react";

/** A file that was chosen, and how far it is; `Taken`: what is known of it once it is in the studio. */
export type Upload<Taken> = {
  key: number;
  name: string;
  size: number;
  state: { is: "sending" } | { is: "ready"; file: Taken } | { is: "failed"; why: string };
};

/** Files on their way into the studio. One that is left out is not sent to its end. */
export function useUploads<Taken>(upload: (file: File, signal: AbortSignal) => Promise<Taken>) {
  const [uploads, setUploads] = useState<Upload<Taken>[]>([]);
  const sending = useRef(new Map<number, AbortController>());
  const lastKey = useRef(0);

  useEffect(() => {
    const open = sending.current;
    return () => {
      for (const controller of open.values()) controller.abort();
    };
  }, []);

  const settle = (key: number, state: Upload<Taken>["state"]) =>
    setUploads((now) => now.map((upload) => (upload.key === key ? { ...upload, state } : upload)));

  async function send(key: number, file: File): Promise<void> {
    const controller = new AbortController();
    sending.current.set(key, controller);
    try {
      settle(key, { is: "ready", file: await upload(file, controller.signal) });
    } catch (error) {
      settle(key, { is: "failed", why: error instanceof Error ? error.message : String(error) });
    } finally {
      sending.current.delete(key);
    }
  }

  return {
    uploads,
    add(files: File[]) {
      for (const file of files) {
        lastKey.current += 1;
        const key = lastKey.current;
        setUploads((now) => [...now, { key, name: file.name, size: file.size, state: { is: "sending" } }]);
        void send(key, file);
      }
    },
    remove(key: number) {
      sending.current.get(key)?.abort();
      setUploads((now) => now.filter((upload) => upload.key !== key));
    },
    change(key: number, part: Partial<Taken>) {
      setUploads((now) =>
        now.map((upload) =>
          upload.key === key && upload.state.is === "ready"
            ? { ...upload, state: { is: "ready", file: { ...upload.state.file, ...part } } }
            : upload,
        ),
      );
    },
  };
}
