import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/gateway.module';
import { migrations } from '../src/migrate';

itKeepsItsTables({
  name: 'gateway',
  entities,
  migrations,
  apart: {
    shared: {
      sessions: 'A sign-in belongs to an account, before any province is known; only its own account asks for it.',
      signing_keys: 'Keys of the house.',
    },
  },
});
