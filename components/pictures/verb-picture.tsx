"use client";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import { about } from "./figures";
import { verbNounsQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";
import { VerbSunburst } from "./verb-sunburst";

/** What kept instructions ask for. */
export function VerbPicture({ scope }: { scope: PictureScope }) {
  return (
    <Picture
      title="What is asked for"
      of={scope.name}
      query={useQuery(verbNounsQuery(scope))}
      note={({ read, records, isEstimate }) =>
        `approximate: a verb with its noun was read in ${about(read, isEstimate)} of ${about(records, isEstimate)} kept instructions`
      }
      isEmpty={({ verbs }) => verbs.length === 0}
      empty="No kept instruction begins with a verb and a noun that could be read."
      drawing={({ verbs }) => (
        <VerbSunburst
          verbs={verbs}
          href={(query) =>
            scope.href({ kind: "verdict", is: "kept" }, { kind: "words", in: "request", query })
          }
        />
      )}
      table={({ verbs }) => (
        <Table aria-label="Verbs and nouns">
          <thead>
            <tr>
              <Th className="w-32">Verb</Th>
              <Th align="right" className="w-24">
                Records
              </Th>
              <Th>Commonest nouns</Th>
            </tr>
          </thead>
          <tbody>
            {verbs.map(({ verb, count, nouns }) => (
              <tr key={verb}>
                <Td>{verb}</Td>
                <Td align="right">{formatCount(count)}</Td>
                <Td>{nouns.map((one) => `${one.noun} ${formatCount(one.count)}`).join(" · ")}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    />
  );
}
