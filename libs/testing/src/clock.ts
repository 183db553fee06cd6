/** A day of the clock, in milliseconds. */
export const DAY = 86_400_000;

/** A clock that a spec owns; code under test is handed `clock.now`. */
export class TestClock {
  constructor(private at: number = Date.UTC(2020, 6, 1)) {}

  /** Now, as an instant; bound, so it can be passed on. */
  readonly now = (): Date => new Date(this.at);

  /** Today, as YYYY-MM-DD in UTC. */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  /** Moves forward. */
  skip(ms: number): void {
    this.at += ms;
  }
}
