const cells = Array.from({ length: 16 }, (_, index) => index + 1);

/** The sign of the studio: the sixteen hues, four by four. */
export function SpectrumMark() {
  return (
    <span aria-hidden className="grid grid-cols-[repeat(4,4px)] gap-px">
      {cells.map((cell) => (
        <i key={cell} data-p={cell} className="size-1 rounded-[1px] bg-p-mark" />
      ))}
    </span>
  );
}
