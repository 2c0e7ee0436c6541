import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { listBuilds } from "@/lib/store/build-views";
import { launchStep } from "@/lib/store/launch";
import { countAliveWorkers } from "@/lib/store/workers";

export const GET = endpoint(api.listBuilds, async () => ({
  builds: await listBuilds(),
  workersAlive: await countAliveWorkers(),
}));

export const POST = endpoint(api.startBuild, ({ body, actor }) => launchStep({ ...body, actor: actor.name }));
