import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/home";
import { isOver } from "@/lib/builds/build-status";
import { listBuilds } from "@/lib/store/build-views";
import { getHome } from "@/lib/store/home";

export const GET = endpoint(api.getHome, async () => {
  const [home, builds] = await Promise.all([getHome(), listBuilds(20)]);
  return { ...home, underWay: builds.filter((build) => !isOver(build.status)) };
});
