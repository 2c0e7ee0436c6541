import {
  fillVariables,
  splitAtVariables,
  type VariableValues,
  variablesIn,
} from "@/lib/constitutions/template";

/** A text as it is shown to a model, each variable by what it stands for and told apart from what is written. */
export function FilledText({ text, values }: { text: string; values: VariableValues }) {
  return splitAtVariables(text).map((piece) => {
    const filled = piece.isVariable ? fillVariables(piece.text, values) : piece.text;
    const isNamed = piece.isVariable && variablesIn(piece.text).length > 0;
    if (!isNamed) return <span key={piece.start}>{filled}</span>;
    const hasValue = filled !== "" && filled !== piece.text;
    return (
      <span
        key={piece.start}
        title={hasValue ? piece.text : `${piece.text} stands for nothing`}
        className={
          hasValue
            ? "underline decoration-line-2 decoration-dotted underline-offset-3"
            : "underline decoration-warn decoration-wavy decoration-1 underline-offset-4"
        }
      >
        {filled === "" ? piece.text : filled}
      </span>
    );
  });
}
