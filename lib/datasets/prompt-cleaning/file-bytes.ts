/** A file of any size, read where it is asked for. */
export type FileBytes = {
  size: number;
  /** The bytes from `start` up to, not with, `end`. */
  read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
};
