"use client";

import { useQuery } from "@tanstack/react-query";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PageHead } from "@/components/shell/page-head";
import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Histogram } from "./histogram";
import { HistogramTable } from "./histogram-table";
import { Picture } from "./picture";
import { PrincipleBars, percent, share } from "./principle-bars";
import { datasetQuery, lengthsQuery, noveltyQuery, principleSourcesQuery, verbNounsQuery } from "./queries";
import { VerbSunburst } from "./verb-sunburst";

/** What a dataset looks like from afar, drawn from its stored records. */
export function PicturesPage({ id }: { id: number }) {
  const dataset = useQuery(datasetQuery(id)).data;
  const principles = dataset?.constitution?.principles ?? [];
  const names = new Map(principles.map(({ number, name }) => [number, name]));
  return (
    <PrincipleHues principles={principles}>
      <PageHead
        title="Pictures"
        sub={
          dataset === undefined ? null : (
            <span className="truncate">
              <TextLink href={`/datasets/${id}`} className="decoration-line">
                {dataset.name}
              </TextLink>{" "}
              · {formatCount(dataset.keptCount)} kept of {formatCount(dataset.recordCount)}
            </span>
          )
        }
      />
      <div className="grid grid-cols-1 gap-x-10 px-(--gutter) pt-4 min-[1100px]:grid-cols-2">
        <PrinciplePicture id={id} names={names} />
        <VerbPicture id={id} />
        <LengthPicture id={id} />
        <NoveltyPicture id={id} />
      </div>
    </PrincipleHues>
  );
}

function PrinciplePicture({ id, names }: { id: number; names: ReadonlyMap<number, string> }) {
  return (
    <Picture
      title="Principles cited"
      query={useQuery(principleSourcesQuery(id))}
      note={({ guided, other }) =>
        `bars: ${formatCount(other)} kept records without a topic · ticks: ${formatCount(guided)} asked about a topic`
      }
      isEmpty={({ principles }) => principles.length === 0}
      empty="No kept record cites a principle."
      drawing={(sources) => <PrincipleBars sources={sources} names={names} datasetId={id} />}
      table={({ guided, other, principles }) => (
        <Table aria-label="Principles cited">
          <thead>
            <tr>
              <Th>Principle</Th>
              <Th align="right">Without a topic</Th>
              <Th align="right">Share</Th>
              <Th align="right">About a topic</Th>
              <Th align="right">Share</Th>
            </tr>
          </thead>
          <tbody>
            {principles.map((row) => (
              <tr key={row.number}>
                <Td>
                  {row.number} {names.get(row.number)}
                </Td>
                <Td align="right">{formatCount(row.other)}</Td>
                <Td align="right">{percent(share(row.other, other))}</Td>
                <Td align="right">{formatCount(row.guided)}</Td>
                <Td align="right">{percent(share(row.guided, guided))}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    />
  );
}

function VerbPicture({ id }: { id: number }) {
  return (
    <Picture
      title="What is asked for"
      query={useQuery(verbNounsQuery(id))}
      note={({ read, records }) =>
        `approximate: a verb with its noun was read in ${formatCount(read)} of ${formatCount(records)} instructions`
      }
      isEmpty={({ verbs }) => verbs.length === 0}
      empty="No kept instruction begins with a verb and a noun that could be read."
      drawing={({ verbs }) => <VerbSunburst verbs={verbs} />}
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

function LengthPicture({ id }: { id: number }) {
  const edge = (characters: number) => formatCount(characters);
  return (
    <Picture
      title="Length"
      query={useQuery(lengthsQuery(id))}
      note={({ before, after }) =>
        `characters, each second bar twice as long · median ${formatCount(before.median)} as written, ${formatCount(after.median)} of what was kept`
      }
      isEmpty={({ bins }) => bins.length === 0}
      empty="There is no record yet."
      drawing={({ bins }) => (
        <Histogram bins={bins} edge={edge} label="Lengths before the filter and after" />
      )}
      table={({ bins }) => <HistogramTable bins={bins} edge={edge} label="Lengths" of="Characters" />}
    />
  );
}

function NoveltyPicture({ id }: { id: number }) {
  const edge = (score: number) => score.toFixed(2);
  return (
    <Picture
      title="Novelty"
      query={useQuery(noveltyQuery(id))}
      note={({ compared }) =>
        `ROUGE-L with the nearest before it, of ${formatCount(compared)} that were compared`
      }
      isEmpty={({ compared }) => compared === 0}
      empty="No record of this dataset was compared with others."
      drawing={({ bins }) => <Histogram bins={bins} edge={edge} label="ROUGE-L with the nearest" />}
      table={({ bins }) => <HistogramTable bins={bins} edge={edge} label="Novelty" of="ROUGE-L" />}
    />
  );
}
