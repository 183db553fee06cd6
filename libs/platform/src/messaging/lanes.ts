import { crc32 } from 'node:zlib';

interface Lanes<M> {
  /** How many messages are in hand at once. */
  readonly width: number;
  /** False: not settled, and nothing that has not begun is to begin. */
  readonly settle: (message: M) => Promise<boolean>;
  /** Told of the last message before which, and with which, all are settled: its offset may be committed. */
  readonly reached: (message: M) => void;
}

/**
 * Settles a batch several keys at a time, the messages of one key one after another: each key has its lane, those
 * without a key share one. Resolves when all are settled, or when one was not and those in hand are; rejects, after
 * the same wait, with the first failure.
 */
export async function inLanes<M extends { readonly key: Buffer | null }>(
  messages: readonly M[],
  { width, settle, reached }: Lanes<M>,
): Promise<void> {
  const lanes: number[][] = Array.from({ length: width }, () => []);
  for (const [index, { key }] of messages.entries()) lanes[key ? crc32(key) % width : 0]?.push(index);
  const settled = messages.map(() => false);
  let first = 0; // of those not settled yet
  let open = true;
  const walk = async (lane: readonly number[]) => {
    for (const index of lane) {
      const message = messages[index];
      if (!open || !message) return;
      const done = await settle(message).catch((error: unknown) => {
        open = false;
        throw error;
      });
      if (!done) open = false;
      settled[index] = done;
      const before = first;
      while (settled[first]) first++;
      const last = messages[first - 1];
      if (first > before && last) reached(last);
    }
  };
  const walks = await Promise.allSettled(lanes.map(walk));
  for (const walked of walks) if (walked.status === 'rejected') throw walked.reason;
}
