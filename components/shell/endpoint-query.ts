import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type CallOptions, callEndpoint } from "@/lib/api/call-endpoint";
import type { EndpointContract } from "@/lib/api/endpoint-contract";

/**
 * The query of a GET endpoint. Its key is the path followed by what it is asked with, so that every station
 * that asks the same question shares one answer.
 */
export function endpointQuery<C extends EndpointContract>(
  contract: C,
  options: Pick<CallOptions<C>, "params" | "query"> = {},
) {
  return queryOptions({
    queryKey: endpointKey(contract, options),
    queryFn: ({ signal }) => callEndpoint(contract, { ...options, signal }),
  });
}

export function endpointKey<C extends EndpointContract>(
  contract: C,
  options: Pick<CallOptions<C>, "params" | "query"> = {},
): unknown[] {
  const query = options.query instanceof URLSearchParams ? options.query.toString() : options.query;
  return [
    contract.path,
    ...Object.values((options.params ?? {}) as Record<string, unknown>),
    ...(query === undefined ? [] : [query]),
  ];
}

/** Asks again for every answer of these endpoints that is on a page now. */
export function refreshEndpoints(client: QueryClient, ...contracts: EndpointContract[]): Promise<unknown> {
  return Promise.all(contracts.map((contract) => client.invalidateQueries({ queryKey: [contract.path] })));
}
