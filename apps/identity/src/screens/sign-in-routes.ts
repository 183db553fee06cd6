import { requestLanguage } from '@langmoi/platform/language';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults, type Provider } from 'oidc-provider';
import type { Showing } from '../credential/second-factor';
import type { Outcome, SignInService, SigningIn } from '../sign-in/sign-in.service';
import { addressOf, field } from './guards';
import { notePage, readerOf, type Reader } from './page';
import { signInPage } from './sign-in-pages';
import { waitIn, type Word } from './words';

interface Parts {
  readonly provider: () => Provider;
  readonly signIn: () => SignInService;
}

const wrong: Readonly<Record<Showing['by'], Word>> = {
  ...{ code: 'wrongCode', newCode: 'wrongCode', recovery: 'wrongCode' },
  ...{ passkey: 'wrongPasskey', newPasskey: 'wrongPasskey' },
};

type Serve = (asked: Asked) => Promise<FastifyReply>;

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly signingIn: SigningIn;
  readonly reader: Reader;
}

/** The pages of a sign-in: each form answers with a redirect or with the same page and what was wrong. */
export function serveSignIn(scope: FastifyInstance, parts: Parts): void {
  const { provider, signIn } = parts;
  const base = '/identity/sign-in/:uid';
  const within = (serve: Serve) => (request: FastifyRequest, reply: FastifyReply) =>
    withSignIn(provider(), { request, reply }, serve);

  scope.get(
    base,
    within(async ({ signingIn, reader, reply }) => {
      const step = await signIn().step(signingIn);
      return show(reply, await signInPage(reader, { base: baseOf(signingIn), step, ...named(signingIn) }));
    }),
  );
  scope.post(
    `${base}/password`,
    within(async (asked) => {
      const [account, password] = [field(asked.request, 'account'), field(asked.request, 'password')];
      const outcome = await signIn().showPassword(asked.signingIn, { account, password });
      return answer(parts, asked, { outcome, word: 'wrong', account });
    }),
  );
  scope.post(
    `${base}/demo`,
    within(async (asked) => answer(parts, asked, { outcome: await signIn().showDemo(asked.signingIn), word: 'wrong' })),
  );
  for (const by of Object.keys(wrong) as Showing['by'][]) {
    scope.post(
      `${base}/${by}`,
      within(async (asked) => {
        const outcome = await signIn().showSecond(asked.signingIn, { by, value: field(asked.request, 'value') });
        return answer(parts, asked, { outcome, word: wrong[by] });
      }),
    );
  }
  scope.post(
    `${base}/cancel`,
    within(({ request, reply }) => backToClient(provider(), { request, reply }, { error: 'access_denied' })),
  );
}

type Exchange = Pick<Asked, 'request' | 'reply'>;

/** With the sign-in that the browser's cookie names; a page that says so where there is none any more. */
async function withSignIn(provider: Provider, { request, reply }: Exchange, serve: Serve): Promise<FastifyReply> {
  const reader = readerOf(requestLanguage(request));
  const signingIn = await signingInOf(provider, { request, reply });
  return signingIn ? serve({ request, reply, reader, signingIn }) : show(reply, expiredPage(reader), 400);
}

async function signingInOf(provider: Provider, { request, reply }: Exchange): Promise<SigningIn | undefined> {
  try {
    const { uid, params } = await provider.interactionDetails(request.raw, reply.raw);
    if (uid !== (request.params as { uid: string }).uid) return undefined;
    const { login_hint: hint, acr_values: levels } = params;
    const wantsSecond = String(levels ?? '')
      .split(' ')
      .includes('second-factor');
    return { uid, hint: typeof hint === 'string' ? hint : undefined, wantsSecond, address: addressOf(request) };
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

interface Answer {
  readonly outcome: Outcome;
  /** What is said where it was not right. */
  readonly word: Word;
  /** The name that was typed. */
  readonly account?: string;
}

async function answer({ provider, signIn }: Parts, asked: Asked, result: Answer): Promise<FastifyReply> {
  const { reply, signingIn, reader } = asked;
  const { outcome, word } = result;
  if ('login' in outcome) return backToClient(provider(), asked, { login: { ...outcome.login, remember: false } });
  const base = baseOf(signingIn);
  if ('next' in outcome) return reply.redirect(base, 303);
  if ('refused' in outcome && outcome.refused === 'expired') return show(reply, expiredPage(reader), 400);
  const waitMs = 'waitMs' in outcome ? outcome.waitMs : 0;
  if (waitMs > 0) void reply.header('retry-after', Math.ceil(waitMs / 1_000));
  const error = waitMs > 0 ? reader.say('wait', { time: waitIn(reader.say, waitMs) }) : reader.say(word);
  const step = await signIn().step(signingIn);
  const account = result.account === undefined ? named(signingIn) : { account: result.account };
  return show(reply, await signInPage(reader, { base, step, error, ...account }), waitMs > 0 ? 429 : 422);
}

async function backToClient(provider: Provider, { request, reply }: Exchange, result: InteractionResults) {
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
  return reply;
}

const baseOf = ({ uid }: SigningIn): string => `/identity/sign-in/${uid}`;

const named = ({ hint }: SigningIn) => (hint === undefined ? {} : { account: hint });

const expiredPage = (reader: Reader): string =>
  notePage(reader, { title: reader.say('expired'), text: reader.say('expiredText') });

/** A page of ours. */
export const show = (reply: FastifyReply, page: string, status = 200): FastifyReply =>
  reply.status(status).type('text/html; charset=utf-8').send(page);
