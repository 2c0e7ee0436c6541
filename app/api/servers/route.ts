import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/servers";
import { addServer, listServers } from "@/lib/store/servers";

export const GET = endpoint(api.listServers, async () => ({ servers: await listServers() }));

export const POST = endpoint(api.addServer, ({ body, actor }) => addServer(body, actor.name));
