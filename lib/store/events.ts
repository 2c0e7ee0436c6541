import type { Queries } from "./database";

/** What an event is about: the station it belongs to. */
export type EventSubject =
  | "constitution"
  | "seed_prompts"
  | "server"
  | "build"
  | "dataset"
  | "export"
  | "filter_preset"
  | "template"
  | "recipe";

export type StudioEvent = {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  actor: string;
  subject: EventSubject;
  subjectId: number | null;
  message: string;
};

export type NewEvent = Pick<StudioEvent, "actor" | "subject" | "message"> & { subjectId?: number | null };

/** Says in a sentence what happened; part of the same transaction as what it tells of. */
export async function addEvent(queries: Queries, event: NewEvent): Promise<void> {
  await queries.event.create({ data: event });
}

/** The latest events first; of one subject if it is named. */
export async function listEvents(
  queries: Queries,
  options: { subject?: EventSubject; subjectId?: number; limit: number },
): Promise<StudioEvent[]> {
  const events = await queries.event.findMany({
    where: { subject: options.subject, subjectId: options.subjectId },
    orderBy: { id: "desc" },
    take: options.limit,
  });
  return events.map((event) => ({
    ...event,
    subject: event.subject as EventSubject,
    at: event.at.toISOString(),
  }));
}
