import { uuidOf } from '@langmoi/platform/uuid-of';
import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

const beforeSignIn = (why: string) =>
  ({ as: 'app', settings: { 'app.province_id': uuidOf('service', 'identity') }, why }) as const;
const byAccount = 'found by its account, before anybody is signed in, and shown to that account alone';
const ofSigningIn = 'a moment of signing in, found by a hash of 256 bits, before any province is known';

itKeepsItsTables({
  name: 'identity',
  entities,
  migrations,
  apart: {
    shared: {
      ...{ passwords: byAccount, totp_secrets: byAccount, passkeys: byAccount, recovery_codes: byAccount },
      ...{ sign_ins: byAccount, invitations: byAccount, attempts: 'counts by a hash, no word of anybody' },
      ...{ ceremonies: ofSigningIn, provider_rows: ofSigningIn, signing_keys: 'keys of the house' },
    },
    sights: {
      'accounts.before_sign_in': beforeSignIn('whose account it is, while nobody is signed in'),
      'machines.before_sign_in': beforeSignIn('which machine it is, by its client id'),
    },
  },
});
