import type { Caller } from '@langmoi/contracts/caller';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import { parseInput } from './input';
import { requestLanguage, type Language } from './language';

export { requestLanguage };

/** What the guard and the hooks of platform put on a request. */
export interface PlatformRequest {
  readonly headers: Record<string, string | string[] | undefined>;
  caller?: Caller;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<PlatformRequest>();

/** The authenticated caller, put on the request by the guard. Not for routes that are open. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = requestOf(context);
  if (!caller) throw new Error('An open route has no caller');
  return caller;
});

/** The key of a command. Parsed here because Nest runs no pipe over `@Headers()`: a schema there is decoration. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = requestOf(context).headers['idempotency-key'];
  return parseInput(z.uuid(), key === '' ? undefined : key, '/headers/idempotency-key').toLowerCase();
});

/** The language of the reader. */
export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  requestLanguage(requestOf(context)),
);
