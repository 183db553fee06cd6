import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

itKeepsItsTables({
  name: 'criteria',
  entities,
  migrations,
  apart: {
    laws: {
      law_sets: 'criteria sets as the law gives them, the same for every province',
      law_regions: 'which region a province lies in, as the law says of each',
    },
  },
});
