import { expect, test } from "vitest";
import { diagnoseConnection, errorCode, isInsideContainer } from "./diagnose-connection";

const failed = (code: string) => Object.assign(new Error("failed"), { code });
const diagnose = (code: string, url = "http://gpu.lan:8000/v1", isInContainer = false) =>
  diagnoseConnection(failed(code), url, isInContainer);

test.each([
  ["ENOTFOUND", /"gpu.lan" cannot be resolved/],
  ["ECONNREFUSED", /nothing listens at gpu.lan:8000/],
  ["ETIMEDOUT", /firewall/],
  ["EHOSTUNREACH", /no route/],
  ["ECONNRESET", /closed the connection before it answered/],
  ["HPE_INVALID_CONSTANT", /does not answer in HTTP.*try https/],
  ["EPROTO", /does not answer in TLS/],
  ["ERR_SSL_WRONG_VERSION_NUMBER", /does not answer in TLS/],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", /certificate is not accepted.*NODE_EXTRA_CA_CERTS/],
  ["CERT_HAS_EXPIRED", /certificate is not accepted.*has expired: renew it/],
  ["CERT_NOT_YET_VALID", /certificate is not accepted.*clocks/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate is not accepted/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /certificate is not accepted/],
  ["EWHATEVER", /EWHATEVER/],
])("%s becomes a sentence with the address, the cause and a cure", (code, sentence) => {
  expect(diagnose(code)).toMatch(sentence);
  expect(diagnose(code)).toContain("http://gpu.lan:8000/v1");
});

test.each<[string, string[], string | null, boolean]>([
  ["Docker's file", ["/.dockerenv"], "", true],
  ["Podman's file", ["/run/.containerenv"], "", true],
  ["a control group of Docker", [], "12:cpu:/docker/0f3a\n", true],
  ["a control group of Kubernetes", [], "0::/kubepods/besteffort/pod1\n", true],
  ["the control group of a machine", [], "0::/init.scope\n", false],
  ["nothing to read", [], null, false],
])("a container is known by %s", (_, files, group, isContainer) => {
  const readFile = () => {
    if (group === null) throw new Error("ENOENT");
    return group;
  };
  expect(isInsideContainer({ hasFile: (path) => files.includes(path), readFile })).toBe(isContainer);
});

test("localhost inside a container gets the cure for that", () => {
  expect(diagnose("ECONNREFUSED", "http://localhost:8000/v1", true)).toContain("host.docker.internal");
  expect(diagnose("ECONNREFUSED", "http://0.0.0.0:8000/v1", true)).toContain("host.docker.internal");
  expect(diagnose("ECONNREFUSED", "http://localhost:8000/v1", false)).not.toContain("host.docker.internal");
  expect(diagnose("EPROTO", "https://localhost:8000/v1", true)).not.toContain("host.docker.internal");
  expect(diagnose("ECONNREFUSED", "http://gpu.lan:8000/v1", true)).not.toContain("host.docker.internal");
});

test("the code is found in causes and in the parts of a failed dual-stack connect", () => {
  expect(errorCode(new Error("x", { cause: failed("ENOTFOUND") }))).toBe("ENOTFOUND");
  expect(errorCode(new AggregateError([failed("ECONNREFUSED")]))).toBe("ECONNREFUSED");
  expect(errorCode("text")).toBe("");
});
