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
    sights: {
      'figure_exports.waiting': {
        as: 'worker',
        settings: { 'app.waiting': 'figure-exports' },
        why: 'which exports wait to be written, and of which province: what they are of is read bound to it',
      },
      'figure_imports.waiting': {
        as: 'worker',
        settings: { 'app.waiting': 'figure-imports' },
        why: 'which files wait to be worked on, and of which province: what they hold is read bound to it',
      },
    },
  },
});
