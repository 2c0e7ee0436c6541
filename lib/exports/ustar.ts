/** Everything in a tar is padded to a multiple of it. */
const BLOCK = 512;
/** The largest size that eleven octal digits hold; above it the number is written in base 256. */
const MAX_OCTAL = 8 ** 11 - 1;

export type TarEntry = { path: string; bytes: number };

/**
 * The header of a file in a POSIX ustar archive: readable by all, dated `seconds` (Unix time). Throws for a path that
 * ustar cannot name.
 */
export function tarHeader({ path, bytes }: TarEntry, seconds: number): Uint8Array {
  const { prefix, name } = splitPath(path);
  const header = new Uint8Array(BLOCK);
  const put = (at: number, field: Uint8Array) => header.set(field, at);
  const text = (value: string) => new TextEncoder().encode(value);
  const octal = (value: number, digits: number) => text(`${value.toString(8).padStart(digits, "0")}\0`);
  put(0, name);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, bytes <= MAX_OCTAL ? octal(bytes, 11) : base256(bytes));
  put(136, octal(seconds, 11));
  // The checksum is made as if its own field were blank.
  put(148, text("        "));
  put(156, text("0"));
  put(257, text("ustar\0"));
  put(263, text("00"));
  put(345, prefix);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, text(`${sum.toString(8).padStart(6, "0")}\0 `));
  return header;
}

/** What follows a file of so many bytes, up to the next block. */
export const tarPadding = (bytes: number) => new Uint8Array((BLOCK - (bytes % BLOCK)) % BLOCK);

/** What ends an archive. */
export const tarEnd = () => new Uint8Array(2 * BLOCK);

/** The size of the whole archive. */
export function tarBytes(entries: readonly TarEntry[]): number {
  const ofEntries = entries.reduce((sum, { bytes }) => sum + BLOCK + Math.ceil(bytes / BLOCK) * BLOCK, 0);
  return ofEntries + 2 * BLOCK;
}

/** 100 bytes of name, and 155 before a slash. */
function splitPath(path: string): { prefix: Uint8Array; name: Uint8Array } {
  const encode = (text: string) => new TextEncoder().encode(text);
  const whole = encode(path);
  if (whole.length <= 100) return { prefix: new Uint8Array(), name: whole };
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
    const [prefix, name] = [encode(path.slice(0, slash)), encode(path.slice(slash + 1))];
    if (prefix.length <= 155 && name.length <= 100 && name.length > 0) return { prefix, name };
  }
  throw new Error(`The path ${path} is too long for a tar.`);
}

/** The extension that every reader of today knows: the first bit set, then the number, most significant first. */
function base256(bytes: number): Uint8Array {
  const field = new Uint8Array(12);
  for (let at = 11, rest = bytes; rest > 0; at -= 1, rest = Math.floor(rest / 256)) field[at] = rest % 256;
  field[0] = 0x80;
  return field;
}
