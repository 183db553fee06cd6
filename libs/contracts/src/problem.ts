import type { Text } from './common';

/** A refusal we planned for. The HTTP filter prints it as application/problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  // Fields, not parameters that are fields: the launcher reads this file with its types stripped.
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly extra: Record<string, unknown>;
  constructor(type: string, status: number, title: string, extra: Record<string, unknown> = {}) {
    super(title);
    this.type = type;
    this.status = status;
    this.title = title;
    this.extra = extra;
  }
}

/** A part we depend on is away. Answered 503 with Retry-After; consumers and activities try again. */
export class Outage extends Error {
  override readonly name = 'Outage';
  readonly part: string;
  readonly retryAfterSeconds: number;
  constructor(part: string, retryAfterSeconds = 5, options?: ErrorOptions) {
    super(`${part} is not reachable`, options);
    this.part = part;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * What is wrong at one place of the input: an RFC 6901 pointer and a sentence for the person who typed it. A sentence
 * in both languages becomes the reader's when the answer is written.
 */
export interface InputError {
  readonly pointer: string;
  readonly detail: string | Text;
}

/** The one answer to input that is not well formed or that contradicts itself, wherever in the request it stood. */
export function invalidRequest(errors: InputError[], status: 400 | 422 = 400): Problem {
  return new Problem('/problems/invalid-request', status, 'The request is not well formed', { errors });
}
