import { uuidOf } from '@langmoi/platform/uuid-of';
import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

const ofAPerson =
  'how an account shows who it is: belongs to the person, is read by its id alone, and says nothing of a province';
const ofTheProvider = 'the provider serves every province; what is in it is sealed, or a hash';
const beforeSignIn = { 'app.province_id': uuidOf('service', 'identity') };

itKeepsItsTables({
  name: 'identity',
  entities,
  migrations,
  apart: {
    shared: {
      ...{ passwords: ofAPerson, totp_secrets: ofAPerson, passkeys: ofAPerson, recovery_codes: ofAPerson },
      ...{ invitations: ofAPerson, ceremonies: ofAPerson, sign_ins: ofAPerson },
      ...{ attempts: ofTheProvider, provider_rows: ofTheProvider, signing_keys: ofTheProvider },
    },
    sights: {
      'accounts.before_sign_in': {
        as: 'app',
        settings: beforeSignIn,
        why: 'whose account it is, before anybody is signed in',
      },
      'machines.before_sign_in': {
        as: 'app',
        settings: beforeSignIn,
        why: 'which machine asks for a token, before its province is known',
      },
    },
  },
});
