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
  not_drawn: "not drawn",
  over_limit: "over the limit",
  nli: "natural language inference",
  too_short: "too few tokens",
  too_long: "too many tokens",
  low_quality: "quality too low",
  low_following: "following too low",
  unscored: "no readable score",
};

/** A rule's or drop reason's name in plain words; an unknown one is spelt out as it is. */
export function reasonTitle(name: string): string {
  return titles[name] ?? name.replaceAll("_", " ");
}
