import { requestLanguage } from '@langmoi/platform/language';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { InvitationService } from '../invitation/invitation.service';
import type { Change, Own, OwnService, SignedIn } from '../own/own.service';
import { addressOf, field } from './guards';
import { invitationPage } from './invitation-page';
import { ownPage } from './own-page';
import { notePage, readerOf, type Reader } from './page';
import { show } from './sign-in-routes';
import { waitIn } from './words';

interface Parts {
  readonly provider: () => Provider;
  readonly own: () => OwnService;
  readonly invitations: () => InvitationService;
}

const changes: Readonly<Record<string, (request: FastifyRequest) => Change>> = {
  password: (request) => ({
    ...{ kind: 'password', password: field(request, 'password'), again: field(request, 'again') },
  }),
  newCode: (request) => ({ kind: 'newCode', value: field(request, 'value') }),
  newPasskey: (request) => ({ kind: 'newPasskey', value: field(request, 'value') }),
  removePasskey: (request) => ({ kind: 'removePasskey', id: field(request, 'id') }),
  recoveryCodes: () => ({ kind: 'recoveryCodes' }),
};

/** One's own page: how one signs in, and each way to change it. */
export function serveOwn(scope: FastifyInstance, { provider, own }: Parts): void {
  scope.get('/identity/account', (request, reply) =>
    signedIn(request, reply, async (who, reader, found) => show(reply, await pageFor(reader, who, { own: found }))),
  );
  for (const [name, changeOf] of Object.entries(changes)) {
    scope.post(`/identity/account/${name}`, (request, reply) =>
      signedIn(request, reply, async (who, reader, found) => {
        const changed = await own().change(who, field(request, 'current'), changeOf(request));
        if ('waitMs' in changed) {
          void reply.header('retry-after', Math.ceil(changed.waitMs / 1_000));
          const error = reader.say('wait', { time: waitIn(reader.say, changed.waitMs) });
          return show(reply, await pageFor(reader, who, { own: found, error }), 429);
        }
        if ('fault' in changed) {
          return show(reply, await pageFor(reader, who, { own: found, error: reader.say(changed.fault) }), 422);
        }
        const now = (await own().view(who)) ?? found;
        const { codes } = changed;
        return show(
          reply,
          await pageFor(reader, who, { own: now, done: reader.say('changed'), ...(codes && { codes }) }),
        );
      }),
    );
  }

  async function pageFor(reader: Reader, who: SignedIn, shown: Omit<Parameters<typeof ownPage>[1], 'enrol'>) {
    return ownPage(reader, { ...shown, enrol: await own().enrol(who, shown.own.account) });
  }

  async function signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    serve: (who: SignedIn, reader: Reader, found: Own) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const reader = readerOf(requestLanguage(request));
    const who = await whoIs(request, reply);
    const found = who && (await own().view(who));
    if (!who || !found) return show(reply, askToSignIn(reader, 'notSignedInText', ''), 401);
    if (!found.open) return show(reply, askToSignIn(reader, 'demanded', '&factor=second'), 403);
    return serve(who, reader, found);
  }

  async function whoIs(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | undefined> {
    const context = provider().createContext(request.raw, reply.raw);
    const { uid, accountId, acr } = await provider().Session.get(context);
    return accountId ? { uid, officerId: accountId, acr, address: addressOf(request) } : undefined;
  }
}

const askToSignIn = (reader: Reader, text: 'notSignedInText' | 'demanded', more: string): string =>
  notePage(reader, {
    ...{ title: reader.say('notSignedIn'), text: reader.say(text) },
    go: { href: `/api/sign-in?return=/identity/account${more}`, label: reader.say('signIn') },
  });

/** Where a link leads that an administrator handed out. */
export function serveInvitations(scope: FastifyInstance, { invitations }: Pick<Parts, 'invitations'>): void {
  scope.get('/identity/invitation/:token', async (request, reply) => {
    const reader = readerOf(requestLanguage(request));
    const account = await invitations().accountOf(tokenOf(request));
    if (!account) return show(reply, usedPage(reader), 404);
    return show(reply, invitationPage(reader, account));
  });
  scope.post('/identity/invitation/:token', async (request, reply) => {
    const reader = readerOf(requestLanguage(request));
    const token = tokenOf(request);
    const account = await invitations().accountOf(token);
    if (!account) return show(reply, usedPage(reader), 404);
    const password = field(request, 'password');
    if (password !== field(request, 'again')) {
      return show(reply, invitationPage(reader, account, reader.say('different')), 422);
    }
    const accepted = await invitations().accept(token, password);
    if (!('fault' in accepted)) return show(reply, donePage(reader));
    if (accepted.fault === 'used') return show(reply, usedPage(reader), 404);
    return show(reply, invitationPage(reader, account, reader.say(accepted.fault)), 422);
  });
}

const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token;

const usedPage = (reader: Reader): string =>
  notePage(reader, { title: reader.say('invitationBad'), text: reader.say('invitationBadText') });

const donePage = (reader: Reader): string =>
  notePage(reader, {
    ...{ title: reader.say('passwordSet'), text: reader.say('passwordSetText') },
    go: { href: '/api/sign-in?return=/', label: reader.say('signIn') },
  });
