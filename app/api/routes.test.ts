import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { EndpointContract } from "@/lib/api/endpoint-contract";

const here = import.meta.dirname;
const contractFiles = path.join(here, "../../lib/api");

type Found = { name: string; contract: EndpointContract };

function isContract(value: unknown): value is EndpointContract {
  return (
    typeof value === "object" && value !== null && "method" in value && "path" in value && "role" in value
  );
}

const contracts: Found[] = (
  await Promise.all(
    readdirSync(contractFiles)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map(async (file) => Object.entries(await import(path.join(contractFiles, file)))),
  )
)
  .flat()
  .flatMap(([name, contract]) => (isContract(contract) ? [{ name, contract }] : []));

/** Each exported handler of each route file, as the source says it. */
const handlers = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .flatMap((file) => {
    const url = `/api/${path.dirname(file)}`.replace(/\[(\w+)\]/g, ":$1");
    const source = readFileSync(path.join(here, file), "utf8");
    return [...source.matchAll(/^export (?:const|function|async function) (\w+)(.*)$/gm)].map(
      ([, method, rest]) => ({
        at: `${method} ${url}`,
        contractName: /^ = endpoint\(api\.(\w+),/.exec(rest ?? "")?.[1],
      }),
    );
  });

describe("the doors of app/api", () => {
  it.each(handlers)(
    "$at goes through the one wrapper with the contract of that method and address",
    ({ at, contractName }) => {
      const found = contracts.find(({ name }) => name === contractName);
      expect(found && `${found.contract.method} ${found.contract.path}`).toBe(at);
    },
  );

  it("answer every contract, each once", () => {
    const answered = handlers.map(({ contractName }) => contractName).sort();
    expect(answered).toEqual(contracts.map(({ name }) => name).sort());
  });

  it("let only authors and owners change anything", () => {
    // They read; each is a POST because what it is asked with may be long.
    const harmless = new Set(["previewExport", "findNearestSeedPrompt"]);
    for (const { name, contract } of contracts) {
      if (contract.method === "GET" || harmless.has(name)) continue;
      expect([name, contract.role]).toEqual([name, "author"]);
    }
  });
});
