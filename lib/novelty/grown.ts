type WholeNumbers = Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** The array itself if it has room for `length` numbers, else a copy with half as much again. */
export function grown<A extends WholeNumbers>(array: A, length: number): A {
  if (length <= array.length) return array;
  const size = Math.max(length, array.length + (array.length >>> 1));
  const copy = array instanceof Int32Array ? new Int32Array(size) : new Uint32Array(size);
  copy.set(array);
  return copy as A;
}
