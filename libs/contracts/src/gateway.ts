import { z } from 'zod';
import { command, question } from './api';
import { Caller } from './caller';

export const SignIn = z.object({ account: z.string().min(1).max(80) });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, for the shell of the page. */
export const SessionView = z.object({
  account: z.string(),
  displayName: z.string(),
  rehearsal: z.boolean(),
  caller: Caller,
});
export type SessionView = z.infer<typeof SessionView>;

/** A bearer token for curl; demo accounts only. */
export const DemoToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

/** How one part of the house is: whether its process answers, and whether it can do its work. */
export const PartHealth = z.object({ name: z.string(), live: z.boolean(), ready: z.boolean() });
export type PartHealth = z.infer<typeof PartHealth>;

export const HealthView = z.object({
  ready: z.boolean(),
  parts: z.array(PartHealth),
  /** Where an operator's browser finds the Temporal UI; null where nobody configured it. */
  temporalUi: z.url().nullable(),
});
export type HealthView = z.infer<typeof HealthView>;

/** A session is sealed, not stored, so that a repetition has nothing to find: no Idempotency-Key. */
const sealed = <R extends Parameters<typeof command>[0]>(route: R) => ({
  ...(command(route) as Omit<ReturnType<typeof command<R>>, 'command'>),
  command: false as const,
});

export const gatewayApi = {
  viewHealth: question({
    path: '/health',
    summary: 'How the parts of the house are',
    answer: HealthView,
    open: true,
  }),
  viewSession: question({
    path: '/session',
    summary: 'Who is signed in',
    answer: SessionView,
    problems: ['/problems/not-signed-in'],
  }),
  signIn: sealed({
    path: '/session',
    summary: 'Signs a demo account in; there is no password on demo data',
    body: SignIn,
    answer: SessionView,
    status: 201,
    open: true,
    problems: ['/problems/account-not-found', '/problems/not-demo'],
  }),
  signOut: sealed({
    method: 'DELETE',
    path: '/session',
    summary: 'Signs out',
    answer: z.object({ signedOut: z.literal(true) }),
    open: true,
    problems: [],
  }),
  issueToken: sealed({
    path: '/demo/tokens',
    summary: 'A bearer token of a demo account, for use with curl',
    body: SignIn,
    answer: DemoToken,
    status: 201,
    open: true,
    problems: ['/problems/account-not-found', '/problems/not-demo'],
  }),
};
