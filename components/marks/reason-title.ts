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
  unparsed: "cannot be read",
  cut: "cut by the token limit",
  surplus: "beyond the target",
  not_novel: "not new",
};

/** A rule's or drop reason's name in plain words; an unknown one is spelt out as it is. */
export function reasonTitle(name: string): string {
  return titles[name] ?? name.replaceAll("_", " ");
}
