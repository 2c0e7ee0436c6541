/** Lists by a name; a list whose members are all the very same as `before` is the very same list. */
export function keepLists<Member>(
  before: ReadonlyMap<string, readonly Member[]>,
  members: readonly Member[],
  nameOf: (member: Member) => string,
): ReadonlyMap<string, readonly Member[]> {
  const lists = new Map<string, Member[]>();
  for (const member of members) {
    const name = nameOf(member);
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [member]);
    else list.push(member);
  }
  const kept = new Map<string, readonly Member[]>();
  for (const [name, list] of lists) {
    const old = before.get(name);
    const isSame = old?.length === list.length && list.every((member, at) => member === old[at]);
    kept.set(name, isSame ? old : list);
  }
  return kept;
}
