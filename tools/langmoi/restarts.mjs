/** A life as long as this counts as a good one: what ends after it is started again at once. */
const stableMs = 30_000;
const longestMs = 10_000;

/**
 * When a part that ended by itself is started again: the first time at once, then after growing pauses of at most ten
 * seconds, without limit; after a good life from the beginning.
 */
export class Restarts {
  #failures = 0;
  #startedAt;
  #now;

  constructor(now = Date.now) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** The part runs. */
  started() {
    this.#startedAt = this.#now();
  }

  /** The part ended, or did not start: the pause before the next try, in milliseconds. */
  pauseMs() {
    if (this.#now() - this.#startedAt >= stableMs) this.#failures = 0;
    const pause = this.#failures ? Math.min(longestMs, 250 * 2 ** this.#failures) : 0;
    this.#failures++;
    this.#startedAt = this.#now();
    return pause;
  }
}
