import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { AccountRow } from '../account/account.entity';

const { Check, base } = interactionPolicy;

/** Finds an account that may sign in, by the officer it belongs to. */
export type FindActive = (officerId: string) => Promise<AccountRow | undefined>;

const wanted = (ctx: KoaContextWithOIDC) => String(ctx.oidc.params?.['acr_values'] ?? '').split(' ');

/** Beside the library's reasons to ask who somebody is: another account is meant, more is wanted, or it has ended. */
export function signInPolicy(findActive: FindActive) {
  const policy = base();
  const login = policy.get('login');
  if (!login) throw new Error('The library has no prompt called login');
  const fresh = ({ oidc }: KoaContextWithOIDC) => Boolean(oidc.result?.login);
  const account = ({ oidc }: KoaContextWithOIDC) =>
    oidc.session?.accountId ? findActive(oidc.session.accountId) : Promise.resolve(undefined);
  login.checks.add(
    new Check('other_account', 'another account is meant', async (ctx) => {
      const hint = ctx.oidc.params?.['login_hint'];
      if (typeof hint !== 'string' || fresh(ctx) || !ctx.oidc.session?.accountId) return Check.NO_NEED_TO_PROMPT;
      return (await account(ctx))?.account !== hint;
    }),
  );
  login.checks.add(
    new Check('second_factor', 'a second factor is wanted', (ctx) => {
      const missing = wanted(ctx).includes('second-factor') && ctx.oidc.session?.acr !== 'second-factor';
      return missing && !fresh(ctx);
    }),
  );
  login.checks.add(
    new Check(
      'account_ended',
      'the account may not sign in',
      async (ctx) => Boolean(ctx.oidc.session?.accountId) && !(await account(ctx)),
    ),
  );
  return policy;
}
