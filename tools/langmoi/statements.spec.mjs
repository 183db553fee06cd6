import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementsOf } from './statements.mjs';

const variables = {
  service: 'directory',
  migrator: 'directory_migrator',
  app: 'directory_app',
  worker: 'directory_worker',
  loader: 'directory_loader',
  migrator_password: "it's",
  app_password: 'b',
  worker_password: 'c',
  loader_password: 'd',
};

describe('The script of roles', () => {
  it('quotes names and secrets so that neither can break out', () => {
    expect(statementsOf(`-- why\nALTER ROLE :"app" PASSWORD :'migrator_password';`, variables)).toEqual([
      `ALTER ROLE "directory_app" PASSWORD 'it''s'`,
    ]);
  });

  it('refuses to run with a variable missing', () => {
    expect(() => statementsOf(`CREATE ROLE :"nobody";`, variables)).toThrow('nobody');
  });

  it('gives API, worker and loader neither ownership nor a way around the policies', () => {
    const script = readFileSync(join(import.meta.dirname, '../../deploy/postgres/roles.sql'), 'utf8');
    const statements = statementsOf(script, variables);
    expect(statements).toContain('CREATE DATABASE "directory" OWNER "directory_migrator"');
    for (const role of ['app', 'worker', 'loader']) {
      expect(statements).toContain(`CREATE ROLE "directory_${role}" LOGIN NOSUPERUSER NOBYPASSRLS`);
    }
    expect(statements.filter((one) => one.startsWith('GRANT "'))).toEqual([
      'GRANT "directory_app" TO "directory_loader"',
    ]);
  });
});
