/** What each rule that drops is called where people read it. */
const titles: Record<string, string> = {
  no_self_id: "no identity sentence",
  thought_only: "thoughts only",
  short: "short",
  blacklist: "listed word",
  exemplar_leak: "copies an exemplar",
  apology: "apology",
  empty: "empty",
  repeat_cut: "repeated clause",
  end_of_turn: "end of turn",
  wikipedia_opener: "Wikipedia opener",
  leading_space: "leading space",
  truncated: "out of tokens",
  echo_instruction: "repeats the instruction",
  echo_input: "repeats the input",
  input_only: "input as instruction",
  fixed_answer: "written answer",
  list_cut: "long list",
  persona_leak: "copies the persona",
  role_echo: "another speaker",
  manual: "goes on asking",
  multiple_choice: "multiple choice",
  cjk: "Chinese characters",
  answer_label: "answer label",
  length: "length",
  keyword: "keyword",
  input_keyword: "keyword in the input",
  prefix: "opener",
  punctuation: "punctuation first",
  non_ascii: "not ASCII",
  noinput: "“noinput”",
  field_label: "label of the form",
  url: "web address",
  placeholder: "placeholder",
  input_in_instruction: "input in the instruction",
};

/** A rule's or drop reason's name in plain words; an unknown one is spelt out as it is. */
export function reasonTitle(name: string): string {
  return titles[name] ?? name.replaceAll("_", " ");
}
