import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/notifications";
import { queueWebhookTest } from "@/lib/store/webhook";

export const POST = endpoint(api.testWebhook, () => queueWebhookTest());
