// `npm run db:new <app> <idea>`: an empty migration with the name that orders it.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [app, idea] = process.argv.slice(2);
const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'src/migrate.ts')));
if (!apps.includes(app) || !/^[a-z][a-z0-9-]+$/.test(idea ?? '')) {
  process.stderr.write(`usage: npm run db:new <${apps.join('|')}> <idea-in-kebab-case>\n`);
  process.exit(2);
}

const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 13);
const id = `${stamp}-${idea}`;
const className = idea.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
const folder = join(root, 'apps', app, 'src/migrations');
mkdirSync(folder, { recursive: true });
const file = join(folder, `${id}.ts`);
writeFileSync(
  file,
  `import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class ${className} extends Migration {
  readonly id = '${id}';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(\`\`);
  }
}
`,
  { flag: 'wx' },
);
process.stdout.write(`${file}\nAdd ${className} to the list that apps/${app}/src/migrate.ts runs.\n`);
