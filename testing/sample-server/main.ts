import { parseArgs } from "node:util";
import { startSampleServer } from "./sample-server";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    host: { type: "string", default: "127.0.0.1" },
    /** Tells of every request, a JSON line each; /sample/log knows the last 500. */
    "log-file": { type: "string" },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port must be a whole number from 0 to 65535, not "${values.port}".`);
  process.exit(2);
}

const logFile = values["log-file"] ?? null;
const server = await startSampleServer({ port, host: values.host, logFile }).catch((error: Error) => {
  console.error(`The sample server cannot listen on ${values.host}:${port}: ${error.message}`);
  process.exit(1);
});
console.log(`sample server on ${server.url}`);
process.send?.({ port: server.port });
// Who started it may have it misbehave for a while, e.g. {settings: "rate-limit=0.9"}.
process.on("message", ({ settings }: { settings: string }) => server.behave(settings));

const leave = () => server.close().then(() => process.exit(0));
process.once("SIGTERM", leave);
process.once("SIGINT", leave);
// Started by another process: never outlive it.
process.once("disconnect", leave);
