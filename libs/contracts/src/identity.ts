import { z } from 'zod';
import { command, question } from './api';
import { Role } from './caller';
import { Action } from './common';

/** A way in for somebody who was invited, or who lost theirs: shown once to the administrator, handed over in person. */
export const Invitation = z.object({
  account: z.string(),
  link: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

/** How an account may sign in. Nothing here is a secret. */
export const AccountAccess = z.object({
  account: z.string(),
  active: z.boolean(),
  hasPassword: z.boolean(),
  secondFactors: z.array(z.enum(['totp', 'passkey'])),
  needsSecondFactor: z.boolean(),
  /** Until when too many wrong tries keep it shut; null: open. */
  lockedUntil: z.iso.datetime().nullable(),
  lastSignedInAt: z.iso.datetime().nullable(),
  actions: z.array(Action),
});
export type AccountAccess = z.infer<typeof AccountAccess>;

/** The roles that a machine may have: narrow, and none of a person. */
export const MachineRole = Role.extract(['figuresMachine', 'healthMachine']);

export const MachineView = z.object({
  clientId: z.string(),
  name: z.string(),
  provinceId: z.uuid(),
  role: MachineRole,
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  rehearsal: z.boolean(),
  actions: z.array(Action),
});
export type MachineView = z.infer<typeof MachineView>;

const byAccount = z.object({ account: z.string().min(1).max(80) });
const byProvince = z.object({ provinceId: z.uuid() });

/** What administrators ask of the bundled provider; signing in itself is OpenID Connect below `/identity/`. */
export const identityApi = {
  viewAccountAccess: question({
    path: '/accounts/:account',
    summary: 'How an account may sign in',
    params: byAccount,
    answer: AccountAccess,
    problems: ['/problems/account-not-found', '/problems/not-permitted'],
  }),
  inviteAccount: command({
    path: '/accounts/:account/invitations',
    summary: 'A link by which somebody sets their password and second factor; the former link and sign-ins end',
    params: byAccount,
    body: z.object({}),
    answer: Invitation,
    status: 201,
    problems: ['/problems/account-not-found', '/problems/not-permitted'],
  }),
  listMachines: question({
    path: '/provinces/:provinceId/machines',
    summary: 'Machines that may ask for tokens of their own',
    params: byProvince,
    answer: z.array(MachineView),
    problems: ['/problems/province-not-found', '/problems/not-permitted'],
  }),
  registerMachine: command({
    path: '/provinces/:provinceId/machines',
    summary: 'Registers a machine; its secret is shown this once',
    params: byProvince,
    body: z.object({ name: z.string().trim().min(3).max(80), role: MachineRole }),
    answer: MachineView.extend({ clientSecret: z.string() }),
    status: 201,
    problems: ['/problems/province-not-found', '/problems/not-permitted'],
  }),
  revokeMachine: command({
    method: 'DELETE',
    path: '/machines/:clientId',
    summary: 'Ends what a machine may do; in force within five seconds',
    params: z.object({ clientId: z.string().min(1).max(80) }),
    answer: MachineView,
    problems: ['/problems/machine-not-found', '/problems/not-permitted'],
  }),
};
