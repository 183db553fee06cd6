import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

itKeepsItsTables({
  name: 'poverty',
  entities,
  migrations,
  apart: { laws: { standards: 'poverty standards as law, the same for every province' } },
});
