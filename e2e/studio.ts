import { type APIRequestContext, expect } from "@playwright/test";
import type { z } from "zod";
import { type BuildView, getBuild, startBuild } from "@/lib/api/builds";
import { type CallOptions, endpointUrl } from "@/lib/api/call-endpoint";
import { chooseConstitution, listConstitutions } from "@/lib/api/constitutions";
import type { EndpointContract } from "@/lib/api/endpoint-contract";
import { chooseSeedSet, listSeedPrompts, listSeedSets, type StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { addServer, listServers, type ServerView, saveServer } from "@/lib/api/servers";
import { isOver } from "@/lib/builds/build-status";
import type { LoggedRequest } from "@/testing/sample-server/request-log";
import { uniqueName } from "./unique-name";

/** A script that answers at once: for tests in which the streaming itself is not looked at. */
export const AT_ONCE = "first-token=0,token=0";

export type StartingSet = { constitutionId: number; seedSetId: number };
type Plan = { serverId: number; name?: string; seedPromptIds?: number[]; seed?: number; preset?: string };

/** The studio's API, typed by its contracts; used to set a scene and to wait, never in the place of the page. */
export class Studio {
  constructor(private readonly request: APIRequestContext) {}

  async call<C extends EndpointContract>(
    contract: C,
    options: CallOptions<C> = {},
  ): Promise<z.output<C["response"]>> {
    return contract.response.parse(JSON.parse(await this.read(contract, options))) as z.output<C["response"]>;
  }

  /** The body of an answer as text, for files and for what must not stand in it. */
  async read<C extends EndpointContract>(contract: C, options: CallOptions<C> = {}): Promise<string> {
    const response = await this.request.fetch(endpointUrl(contract, options), {
      method: contract.method,
      ...(contract.method === "GET" ? {} : { data: options.body ?? {} }),
    });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${contract.method} ${contract.path}: ${text}`);
    return text;
  }

  /** The constitution and the seed set of the first start, put in use again whatever other tests have imported. */
  async putStartingSetInUse(): Promise<StartingSet> {
    const { constitutions } = await this.call(listConstitutions);
    const { seedSets } = await this.call(listSeedSets);
    const constitutionId = Math.min(...constitutions.map((one) => one.id));
    const seedSetId = Math.min(...seedSets.map((one) => one.id));
    await this.call(chooseConstitution, { params: { id: constitutionId } });
    await this.call(chooseSeedSet, { params: { id: seedSetId } });
    return { constitutionId, seedSetId };
  }

  async seedPrompts(seedSetId: number): Promise<StoredSeedPrompt[]> {
    return (await this.call(listSeedPrompts, { params: { id: seedSetId } })).seedPrompts;
  }

  /** The base URL of the sample server, behaving as `settings` say, e.g. `cut=1,token=0`. */
  async sampleUrl(settings: string): Promise<string> {
    const { servers } = await this.call(listServers);
    const sample = servers.find((server) => server.isSample);
    if (sample === undefined) throw new Error("The studio has no sample server.");
    return sample.baseUrl.replace(/\/v1$/, `/with/${encodeURIComponent(settings)}/v1`);
  }

  /** What the sample server was sent lately and what became of it. */
  async sampleLog(): Promise<LoggedRequest[]> {
    const url = new URL("/sample/log", await this.sampleUrl(""));
    const { requests } = (await (await this.request.get(url.href)).json()) as { requests: LoggedRequest[] };
    return requests;
  }

  async addScriptedServer(settings: string, maxInFlight = 16): Promise<ServerView> {
    return this.call(addServer, {
      body: {
        name: uniqueName("script-"),
        baseUrl: await this.sampleUrl(settings),
        model: "sample-scripted",
        maxInFlight,
      },
    });
  }

  async moveServer({ id, name, model, maxInFlight }: ServerView, baseUrl: string): Promise<void> {
    await this.call(saveServer, { params: { id }, body: { name, model, maxInFlight, baseUrl } });
  }

  /** A build over the starting set, or some of it, with version 1 of its constitution. */
  async startBuild({ serverId, name, seedPromptIds, seed = 7, preset }: Plan): Promise<number> {
    const { constitutionId, seedSetId } = await this.putStartingSetInUse();
    const sampling = { temperature: 0.5, topP: 0.95, maxTokens: 512 };
    const frozen = { name, constitutionId, version: 1, serverId, seedSetId };
    const body = { ...frozen, sampling, seed, seedPromptIds, preset };
    return (await this.call(startBuild, { body })).id;
  }

  build(id: number): Promise<BuildView> {
    return this.call(getBuild, { params: { id } });
  }

  /** Waits until the build is as `isAsWanted` says; `what` names that in the failure's message. */
  async waitForBuild(
    id: number,
    what: string,
    isAsWanted: (build: BuildView) => boolean,
    timeoutMs = 30_000,
  ): Promise<BuildView> {
    let build = await this.build(id);
    await expect
      .poll(
        async () => {
          build = await this.build(id);
          return isAsWanted(build);
        },
        { message: `build ${id}: ${what}`, timeout: timeoutMs, intervals: [200] },
      )
      .toBe(true);
    return build;
  }

  waitForEnd(id: number, timeoutMs?: number): Promise<BuildView> {
    return this.waitForBuild(id, "is over", (build) => isOver(build.status), timeoutMs);
  }
}
