/** Where a run can be read again with its exact bytes. */
export const historyHref = (runId: number): string => `/preview/history/${runId}`;
