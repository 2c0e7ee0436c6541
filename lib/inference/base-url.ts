import { AppError } from "@/lib/app-error";

/**
 * The address requests are built on: http or https, no trailing slash, e.g. `http://127.0.0.1:8000/v1`.
 * Throws `bad_request` with a sentence for the person who typed it.
 */
export function normalizeBaseUrl(typed: string): string {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new AppError(
      "bad_request",
      `"${text}" is not a server address: it must start with http:// or https://, as in http://127.0.0.1:8000/v1.`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError(
      "bad_request",
      "A server address must not hold a user name or password: put the API key into its own field.",
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw new AppError(
      "bad_request",
      `Leave out everything from "${url.search || url.hash}" on in the server address.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** Where a server's own endpoints (`/props`, `/version`, `/tokenize`) live: the base URL without `/v1`. */
export function serverRoot(baseUrl: string): string {
  return baseUrl.replace(/\/v1$/, "");
}
