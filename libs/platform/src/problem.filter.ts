import { Outage, Problem, type InputError } from '@langmoi/contracts/problem';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { databaseIsAway } from './db';
import { InvalidInput } from './input';
import { problemWords, requestLanguage, type Language } from './language';
import type { Log } from './logger';
import { currentTrace } from './trace';

/** Every refusal, outage and bug leaves as application/problem+json; a bug says nothing about our insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, { request: http.getRequest(), reply: http.getResponse(), log: this.log });
  }
}

interface Failed {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: Log;
}

/** The filter's answer, for routes of Fastify that Nest does not know. */
export function sendProblem(error: unknown, { request, reply, log }: Failed): void {
  if (reply.sent) return;
  const language = requestLanguage(request);
  const problem = problemOf(error);
  const traceId = currentTrace()?.traceId ?? randomBytes(16).toString('hex');
  trace.getActiveSpan()?.setAttribute('langmoi.problem', problem.type);
  report(error, problem, { traceId, log });
  for (const [name, value] of headersOf(error, problem)) void reply.header(name, value);
  void reply
    .status(problem.status)
    .header('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(problem, traceId, language)));
}

function report(error: unknown, { type, status }: Problem, { traceId, log }: { traceId: string; log: Log }): void {
  const fields = { traceId, problem: type, status };
  if (status === 500) log.error({ ...fields, err: error }, 'a bug');
  else if (status === 503) log.warn({ ...fields, err: error }, 'an outage');
}

function bodyOf(problem: Problem, traceId: string, language: Language): object {
  const { type, status, extra } = problem;
  const words = problemWords(type, language);
  const errors = problem instanceof InvalidInput ? problem.errors(language) : extra['errors'];
  return {
    type,
    title: words?.title ?? problem.title,
    status,
    ...(words && { detail: words.remedy }),
    instance: `/requests/${traceId}`,
    ...extra,
    ...(Array.isArray(errors) && { errors: errors.map((error: InputError) => spoken(error, language)) }),
  };
}

/** One sentence of a contradiction, in the reader's language. */
const spoken = (error: InputError, language: Language): InputError =>
  typeof error.detail === 'string' ? error : { ...error, detail: error.detail[language] };

function headersOf(error: unknown, problem: Problem): [string, string][] {
  if (problem.status === 503) return [['retry-after', String(error instanceof Outage ? error.retryAfterSeconds : 5)]];
  if (problem.status === 401) return [['www-authenticate', 'Bearer']];
  return [];
}

/** The refusal that a caller reads; anything that is neither a refusal nor an outage is `/problems/internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Outage) return new Problem('/problems/unavailable', 503, error.message, { part: error.part });
  if (databaseIsAway(error)) return new Problem('/problems/unavailable', 503, 'PostgreSQL', { part: 'PostgreSQL' });
  const status = statusOf(error);
  const type = typesOfStatus[status];
  if (type) return new Problem(type, status, 'The request cannot be served');
  return new Problem('/problems/internal', 500, 'Internal error');
}

/** What Nest and Fastify refuse before any code of ours: a broken body, one too large, a kind unknown, no such route. */
const typesOfStatus: Record<number, string> = {
  400: '/problems/unreadable-body',
  401: '/problems/not-signed-in',
  403: '/problems/not-permitted',
  404: '/problems/not-found',
  413: '/problems/body-too-large',
  415: '/problems/unsupported-media-type',
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // Errors of Fastify and its plugins; ours never carry such a code.
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('FST_')) return 500;
  return 'statusCode' in error ? Number(error.statusCode) : 500;
}
