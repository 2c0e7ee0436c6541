"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { createParser, parseAsFloat, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { constitutionQuery, constitutionsQuery, serversQuery } from "@/components/generation/queries";
import { firstServer } from "@/components/generation/server-field";
import { type Column, MAX_COLUMNS } from "@/lib/previews/column";
import { columnLabel } from "@/lib/previews/column-label";
import { selfAlign } from "@/lib/steps/self-align";
import {
  type ColumnDraft,
  formatColumns,
  moveEntry,
  parseColumns,
  readColumn,
  type SaidColumn,
} from "./column-draft";
import { defaultVersion } from "./default-version";

/** The seed a preview begins with: the same for everybody, so that two people see the same. */
const SEED = 1187;
/** Characters of columns in an address; a longer one would not come through every door. */
const MAX_ADDRESS = 6000;

const parseAsColumns = createParser({
  parse: parseColumns,
  serialize: formatColumns,
  eq: (a, b) => formatColumns(a) === formatColumns(b),
});

const urlParsers = {
  columns: parseAsColumns,
  // A short way for links from elsewhere: one column.
  constitution: parseAsInteger,
  version: parseAsString,
  server: parseAsInteger,
  temperature: parseAsFloat,
  topP: parseAsFloat,
  maxTokens: parseAsInteger,
  seed: parseAsInteger,
};
const paneParsers = { columns: parseAsColumns };

export type Columns = {
  /** As they stand in their fields, defaults filled in. */
  columns: ColumnDraft[];
  /** As they would be sent; null where one cannot be. */
  resolved: (Column | null)[];
  /** "Version 7", "Draft, without 12". */
  labels: string[];
  change: (index: number, change: Partial<ColumnDraft>) => void;
  /** Adds a copy of the last one. */
  add: () => void;
  remove: (index: number) => void;
  move: (index: number, by: number) => void;
  /** Why they cannot be run, null where they can. */
  blockedReason: string | null;
  /** Writes what stands in the fields into the address, whatever the defaults become. */
  pin: () => void;
  /** False where they are too long for an address: a link then opens the defaults. */
  isLinkable: boolean;
};

/**
 * The columns of a preview, kept in the address so that a link opens the same ones. With `constitutionId` the
 * columns are those of that constitution unless the address says otherwise: its latest version and its draft.
 */
export function useColumns({ constitutionId }: { constitutionId?: number } = {}): Columns {
  const isPane = constitutionId !== undefined;
  const [url, setUrl] = useQueryStates<typeof urlParsers>(
    (isPane ? paneParsers : urlParsers) as typeof urlParsers,
    { history: "replace" },
  );
  const [long, setLong] = useState<SaidColumn[] | null>(null);
  const constitutions = useQuery(constitutionsQuery).data?.constitutions ?? [];
  const servers = useQuery(serversQuery).data?.servers ?? [];
  const inUse = constitutionId ?? (constitutions.find((c) => c.isInUse) ?? constitutions[0])?.id ?? null;
  const inUseView = useQuery(constitutionQuery(inUse)).data;

  const said =
    long ?? url.columns ?? (isPane ? paneDefaults(inUseView?.latestVersion ?? null) : [readShort(url)]);
  const ids = said.map((one) => knownId(one.constitutionId ?? null, constitutions, inUse));
  const asked = [...new Set(ids)];
  const views = useQueries({ queries: asked.map((id) => constitutionQuery(id)) });

  const columns = said.map((one, index): ColumnDraft => {
    const view = views[asked.indexOf(ids[index] ?? null)]?.data;
    const server = servers.find((s) => s.id === one.serverId) ?? firstServer(servers);
    return {
      ...selfAlignDefaults,
      model: null,
      changes: [],
      ...one,
      constitutionId: ids[index] ?? null,
      version: view === undefined ? null : defaultVersion(one.version ?? null, view),
      serverId: server?.id ?? null,
    };
  });
  const read = columns.map(readColumn);
  const firstError = read.findIndex((one) => "error" in one);
  const blocked = read[firstError];

  const write = (next: SaidColumn[]) => {
    const isShort = formatColumns(next).length <= MAX_ADDRESS;
    setLong(isShort ? null : next);
    void setUrl({ ...(isPane ? {} : noShortWay), columns: isShort ? next : null });
  };

  return {
    columns,
    resolved: read.map((one) => ("column" in one ? one.column : null)),
    labels: columns.map(({ version, changes }) =>
      version === null ? "–" : columnLabel({ version, changes }),
    ),
    change: (index, change) => write(said.map((one, at) => (at === index ? { ...one, ...change } : one))),
    add: () => {
      const last = said.at(-1);
      if (last !== undefined && said.length < MAX_COLUMNS) write([...said, last]);
    },
    remove: (index) => {
      if (said.length > 1) write(said.filter((_, at) => at !== index));
    },
    move: (index, by) => write(moveEntry(said, index, by)),
    blockedReason:
      blocked === undefined || !("error" in blocked)
        ? null
        : said.length > 1 && !blocked.error.startsWith("There is no")
          ? `Column ${firstError + 1}: ${blocked.error}`
          : blocked.error,
    pin: () => write(columns),
    isLinkable: long === null,
  };
}

const selfAlignDefaults = {
  temperature: selfAlign.defaults.temperature,
  topP: selfAlign.defaults.topP,
  maxTokens: selfAlign.defaults.maxTokens,
  seed: SEED,
};

const noShortWay = {
  constitution: null,
  version: null,
  server: null,
  temperature: null,
  topP: null,
  maxTokens: null,
  seed: null,
};

function paneDefaults(latestVersion: number | null): SaidColumn[] {
  return latestVersion === null ? [{ version: "draft" }] : [{ version: latestVersion }, { version: "draft" }];
}

/** The one column of a short link; what it does not say stays unsaid. */
function readShort(
  url: Omit<ReturnType<typeof useQueryStates<typeof urlParsers>>[0], "columns">,
): SaidColumn {
  const { constitution, version, server, temperature, topP, maxTokens, seed } = url;
  const all = {
    constitutionId: constitution,
    version: version === "draft" ? version : /^[1-9]\d*$/.test(version ?? "") ? Number(version) : null,
    serverId: server,
    temperature,
    topP,
    maxTokens,
    seed,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** A constitution that is gone gives way to the default; until the list is there, what was said stands. */
function knownId(said: number | null, known: readonly { id: number }[], otherwise: number | null) {
  if (said === null) return otherwise;
  return known.length === 0 || known.some((c) => c.id === said) ? said : otherwise;
}
