import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/notifications";
import { listNotifications } from "@/lib/store/notifications";

export const GET = endpoint(api.listNotifications, ({ query }) => listNotifications(query.after ?? null));
