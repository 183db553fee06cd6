import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

itKeepsItsTables({ name: 'culture', entities, migrations });
