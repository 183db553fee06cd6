type Stop = () => Promise<unknown>;
const held = globalThis as { langmoiStops?: Stop[] };

/** What must be ended when the journeys are over; jest runs set-up and tear-down as two modules of one process. */
export const later = (stop: Stop): void => void (held.langmoiStops ??= []).push(stop);

export default async function tearDown(): Promise<void> {
  for (const stop of (held.langmoiStops ?? []).toReversed())
    await stop().catch((error: unknown) => console.error(error));
}
