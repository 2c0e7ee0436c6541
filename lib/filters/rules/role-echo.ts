import { z } from "zod";
import { inAnyCase } from "../python-pattern";
import { defineRule } from "../rule-kind";

export const roleEchoKind = defineRule({
  name: "role_echo",
  title: () => "Nobody else begins to speak",
  does: "Drops answers in which a line begins with a role, as in a dialogue that goes on.",
  params: z.strictObject({
    roles: z.array(z.string().min(1)).default(["assistant", "system", "human", "question", "output", "user"]),
    needsColon: z.boolean().default(false),
  }),
  fields: [
    {
      kind: "words",
      key: "roles",
      label: "Roles",
      meaning: "In any case, at the beginning of a line but the first.",
    },
    {
      kind: "switch",
      key: "needsColon",
      label: "Only with a colon",
      meaning: "Off: a line that is nothing but the role counts too.",
    },
  ],
  apply: (text, _candidate, _setup, { roles, needsColon }) => {
    if (roles.length === 0) return null;
    const end = needsColon ? ":" : "[:\\n]";
    const found = new RegExp(`\\n((?:${roles.map(inAnyCase).join("|")})${end})`, "iu").exec(text);
    if (found === null) return null;
    const role = (found[1] ?? "").trim();
    const start = found.index + 1;
    return { drop: `“${role}” begins a line`, span: { start, end: start + role.length } };
  },
});
