import { z } from 'zod';
import { command, question } from './api';
import { Caller, Capacity, Role } from './caller';
import { DateOnly, DecisionPaper } from './common';

export const SignIn = z.object({ account: z.string().min(1).max(80) });
export type SignIn = z.infer<typeof SignIn>;

/** One of the offices somebody may act for today. */
export const OfficeView = z.object({
  appointmentId: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  roles: z.array(Role).min(1),
  capacity: Capacity,
});
export type OfficeView = z.infer<typeof OfficeView>;

/** How somebody showed who they are: `demo` without anything, on demo data alone. */
export const SignedInBy = z.enum(['demo', 'password', 'secondFactor', 'machine']);

/** A province that another one took over: since when, by which decision. */
export const Predecessor = z.object({
  provinceId: z.uuid(),
  name: z.string(),
  fromOn: DateOnly,
  decision: DecisionPaper.nullable(),
});
export type Predecessor = z.infer<typeof Predecessor>;

/** Who is signed in, for the shell of the page. */
export const SessionView = z.object({
  account: z.string(),
  displayName: z.string(),
  rehearsal: z.boolean(),
  signedInBy: SignedInBy.default('demo'),
  /** Without a role for somebody who is known and holds no office today: they see whom to ask, nothing else. */
  caller: Caller,
  /** The offices belong to the nation: they read one province at a time. */
  national: z.boolean().default(false),
  /** Provinces that this office may read because its province took them over: one at a time, on record. */
  predecessors: z.array(Predecessor).default([]),
  /** The offices to choose from; the one of `caller` is among them. */
  offices: z.array(OfficeView).default([]),
  /**
   * What the tables of access give this office at all, as `service.action`: the pages and choices that are offered. What
   * may be done with one thing is said by that thing's own `actions`.
   */
  may: z.array(z.string()).default([]),
  /** When it ends at the latest, and when it ends if nothing is asked meanwhile. */
  endsAt: z.iso.datetime().optional(),
  idleEndsAt: z.iso.datetime().optional(),
});
export type SessionView = z.infer<typeof SessionView>;

/** One open sign-in of the account that asks. */
export const SignInView = z.object({
  id: z.uuid(),
  current: z.boolean(),
  signedInBy: SignedInBy,
  signedInAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** As the browser called itself, and where it came from: to recognise one's own. */
  browser: z.string(),
  address: z.string(),
});
export type SignInView = z.infer<typeof SignInView>;

/** How somebody may sign in here. */
export const SignInWays = z.object({
  /** The roles page: one click, no password. On demo data alone. */
  demo: z.boolean(),
  /** Whether an OpenID provider is attached; `/api/sign-in?return=/path` begins there. */
  provider: z.boolean(),
});

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

/** What is done to one's own sign-in: a second time it says the same and changes nothing, so no Idempotency-Key. */
const ofSignIn = <R extends Parameters<typeof command>[0]>(route: R) => ({
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
  signIn: ofSignIn({
    path: '/session',
    summary: 'Signs a demo account in; there is no password on demo data',
    body: SignIn,
    answer: SessionView,
    status: 201,
    open: true,
    problems: ['/problems/account-not-found', '/problems/not-demo'],
  }),
  signOut: ofSignIn({
    method: 'DELETE',
    path: '/session',
    summary: 'Signs out here; `endAt` is where the browser goes to sign out at the provider, where there is one',
    answer: z.object({ signedOut: z.literal(true), endAt: z.string().nullable().default(null) }),
    open: true,
    problems: [],
  }),
  issueToken: ofSignIn({
    path: '/demo/tokens',
    summary: 'A bearer token of a demo account, for use with curl',
    body: SignIn,
    answer: DemoToken,
    status: 201,
    open: true,
    problems: ['/problems/account-not-found', '/problems/not-demo'],
  }),
  chooseOffice: ofSignIn({
    method: 'PUT',
    path: '/session/office',
    summary: 'Goes on in another of the offices that one holds today',
    body: z.object({ appointmentId: z.uuid() }),
    answer: SessionView,
    problems: ['/problems/not-signed-in', '/problems/appointment-not-in-force', '/problems/second-factor-needed'],
  }),
  chooseProvince: ofSignIn({
    method: 'PUT',
    path: '/session/province',
    summary: 'The province that a national office reads from now on; null: none',
    body: z.object({ provinceId: z.uuid().nullable() }),
    answer: SessionView,
    problems: ['/problems/not-signed-in', '/problems/not-permitted', '/problems/province-not-found'],
  }),
  statePurpose: ofSignIn({
    method: 'PUT',
    path: '/session/purpose',
    summary: 'What an auditor needs personal data for; recorded with each use. Null: not any more',
    body: z.object({ purpose: z.string().trim().min(10).max(200).nullable() }),
    answer: SessionView,
    problems: ['/problems/not-signed-in', '/problems/not-permitted'],
  }),
  listSignIns: question({
    path: '/session/sign-ins',
    summary: "One's own open sign-ins",
    answer: z.array(SignInView),
    problems: ['/problems/not-signed-in'],
  }),
  endSignIn: ofSignIn({
    method: 'DELETE',
    path: '/session/sign-ins/:signInId',
    summary: "Ends one of one's own sign-ins; in force everywhere within five seconds",
    params: z.object({ signInId: z.uuid() }),
    answer: z.array(SignInView),
    problems: ['/problems/not-signed-in', '/problems/sign-in-not-found'],
  }),
  listSignInWays: question({
    path: '/session/ways',
    summary: 'How somebody may sign in here',
    answer: SignInWays,
    open: true,
  }),
};
