import { expect, test } from "vitest";
import { type Column, columnSchema } from "@/lib/previews/column";
import { formatColumns, parseColumns, readColumn } from "./column-draft";
import { hasSameColumns, saidColumns } from "./run-again";

const column: Column = columnSchema.parse({
  constitutionId: 3,
  version: "draft",
  changes: [{ kind: "principle_off", number: 12 }],
  serverId: 2,
  model: "tiny",
  sampling: { temperature: 0, topP: 0.9, maxTokens: 99 },
  seed: 0,
});
const started = (one: Column) => [{ column: one }];

test("the columns of a run come back from the address as the very columns that were asked", () => {
  const [said] = parseColumns(formatColumns(saidColumns(started(column)))) ?? [];
  const { temperature, topP, maxTokens } = column.sampling;
  expect(said).toMatchObject({ temperature, topP, maxTokens, seed: 0 });
  expect(readColumn({ ...emptyDraft, ...said })).toEqual({ column });
});

test("columns are the same only where every setting is", () => {
  expect(hasSameColumns({ columns: started(column) }, [column])).toBe(true);
  expect(hasSameColumns({ columns: started(column) }, [{ ...column, seed: 1 }])).toBe(false);
  expect(hasSameColumns({ columns: started(column) }, [{ ...column, changes: [] }])).toBe(false);
  expect(hasSameColumns({ columns: started(column) }, [column, column])).toBe(false);
  expect(hasSameColumns({ columns: started(column) }, [null])).toBe(false);
});

const emptyDraft = {
  constitutionId: null,
  version: null,
  changes: [],
  serverId: null,
  model: null,
  temperature: null,
  topP: null,
  maxTokens: null,
  seed: null,
};
