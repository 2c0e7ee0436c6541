import { AppError } from "@/lib/app-error";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Until there are accounts, the loopback address is the door. A page elsewhere on the web can make a browser
 * knock at it, with a foreign Origin or under a name that it had rebound to 127.0.0.1: both are refused.
 */
export function refuseForeignOrigin(request: Request): void {
  const host = request.headers.get("host") ?? "";
  const hostname = host.replace(/:\d+$/, "");
  if (!LOOPBACK.has(hostname)) {
    throw new AppError(
      "forbidden",
      `The studio answers at 127.0.0.1 and localhost only, not at “${hostname}”.`,
    );
  }
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== `http://${host}`) {
    throw new AppError("forbidden", `A page of ${origin} may not call the studio.`);
  }
  if (request.headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", "A page of another site may not call the studio.");
  }
}
