import { existsSync, readFileSync } from "node:fs";

const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/;
/** What container engines call the control groups of the processes they start. */
const CONTAINER_GROUP = /docker|containerd|kubepods|libpod|lxc/;

type Machine = { hasFile: (path: string) => boolean; readFile: (path: string) => string };

const thisMachine: Machine = { hasFile: existsSync, readFile: (path) => readFileSync(path, "utf8") };

/** Whether this process runs in a container, where `localhost` is not the person's machine. */
export function isInsideContainer({ hasFile, readFile }: Machine = thisMachine): boolean {
  if (hasFile("/.dockerenv") || hasFile("/run/.containerenv")) return true;
  try {
    return CONTAINER_GROUP.test(readFile("/proc/1/cgroup"));
  } catch {
    return false; // not Linux, or not allowed to look
  }
}

/**
 * Why no connection to `url` came about: one sentence with what was tried and what is wrong, and one with the cure.
 * `error` is whatever node:http threw.
 */
export function diagnoseConnection(error: unknown, url: string, isInContainer = isInsideContainer()): string {
  const { host, hostname, protocol } = new URL(url);
  const code = errorCode(error);
  // What answers at all, if not as it should, is where the person thinks it is.
  const isNobodyThere = ["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
  const containerCure =
    isInContainer && isNobodyThere && LOCAL_HOST.test(hostname)
      ? ` The studio runs inside a container, where ${hostname} is the container itself: use host.docker.internal or the machine's own address, and let the server listen on 0.0.0.0.`
      : "";
  const cause = (what: string, cure: string) => `Could not reach ${url}: ${what}. ${cure}${containerCure}`;

  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return cause(
      `the name "${hostname}" cannot be resolved (${code})`,
      "Check the spelling, or use an IP address.",
    );
  }
  if (code === "ECONNREFUSED") {
    return cause(`nothing listens at ${host} (connection refused)`, "Start the server, or correct the port.");
  }
  if (code === "EPROTO" || /SSL|TLS/.test(code)) {
    if (/CERT|ALTNAME/.test(code)) return cause(certificateTrouble(code), certificateCure(code, hostname));
    return cause(
      `${host} does not answer in TLS (${code})`,
      "Try the address with http:// instead of https://.",
    );
  }
  if (/CERT|SIGNATURE/.test(code)) return cause(certificateTrouble(code), certificateCure(code, hostname));
  if (code === "ETIMEDOUT") {
    return cause(
      `${host} did not accept a connection in time`,
      "Check the address, the network and any firewall.",
    );
  }
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") {
    return cause(`there is no route to ${host} (${code})`, "Check the network or the VPN.");
  }
  if (code.startsWith("HPE_")) {
    const other = protocol === "http:" ? "https://" : "http://";
    return cause(`${host} does not answer in HTTP (${code})`, `Check the port, or try ${other}.`);
  }
  if (isReset(error)) {
    return cause(
      `${host} closed the connection before it answered (${code})`,
      "If the server needs https://, correct the address; if it was just started or is very busy, try again.",
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return cause(
    `the connection failed (${code || said})`,
    "Check the address and whether the server is running.",
  );
}

function certificateTrouble(code: string): string {
  return `its certificate is not accepted (${code})`;
}

function certificateCure(code: string, hostname: string): string {
  if (code === "CERT_HAS_EXPIRED") return "It has expired: renew it where the server is started.";
  if (code === "CERT_NOT_YET_VALID") return "It is not valid yet: check the clocks of both machines.";
  return `Use the name the certificate was made for instead of ${hostname}, or add its authority with NODE_EXTRA_CA_CERTS.`;
}

/** The system's error code, looked for in causes and in the parts of a failed dual-stack connect; "" for none. */
export function errorCode(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 5) return "";
  if ("code" in error && typeof error.code === "string" && error.code !== "ERR_STREAM_PREMATURE_CLOSE")
    return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : "cause" in error ? error.cause : null;
  return errorCode(inner, depth + 1);
}

/** Whether the other side closed the connection under a request. */
export function isReset(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ECONNRESET" || code === "EPIPE";
}
