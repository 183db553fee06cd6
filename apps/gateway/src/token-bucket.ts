interface Bucket {
  tokens: number;
  at: number;
}

interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
}

const manyKeys = 20_000;

/** One bucket of tokens per key; a request takes one. Time is passed in, milliseconds. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly rate: Rate) {}

  /** 0 where the request is let in, else the whole seconds after which it would be. */
  take(key: string, now: number): number {
    const bucket = this.filled(key, now);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / this.rate.perSecond));
  }

  private filled(key: string, now: number): Bucket {
    const { perSecond, burst } = this.rate;
    const known = this.buckets.get(key);
    if (!known) {
      if (this.buckets.size >= manyKeys) this.forgetFull(now);
      const fresh = { tokens: burst, at: now };
      this.buckets.set(key, fresh);
      return fresh;
    }
    known.tokens = Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond);
    known.at = now;
    return known;
  }

  /** A full bucket says nothing: dropping it changes no answer, and keeps strangers from filling our memory. */
  private forgetFull(now: number): void {
    const { perSecond, burst } = this.rate;
    for (const [key, { tokens, at }] of this.buckets) {
      if (tokens + ((now - at) / 1000) * perSecond >= burst) this.buckets.delete(key);
    }
    if (this.buckets.size >= manyKeys) this.buckets.clear();
  }
}
