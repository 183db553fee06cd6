import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const planted: string[] = [];
/** What eslint said of each planted file, by its path. */
const rulesOf = new Map<string, string[]>();

interface Break {
  readonly fence: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}

const boundary = '@nx/enforce-module-boundaries';
const imports = 'no-restricted-imports';
const breaks: Break[] = [
  { fence: 'contracts know zod alone', file: 'libs/contracts/src/zz.ts', code: `import 'pg';`, rule: boundary },
  {
    fence: 'contracts know no library',
    file: 'libs/contracts/src/zz.ts',
    code: `import '@langmoi/domain/deadlines';`,
    rule: boundary,
  },
  { fence: 'the domain knows no package', file: 'libs/domain/src/zz.ts', code: `import 'zod';`, rule: boundary },
  { fence: 'the domain knows no built-in', file: 'libs/domain/src/zz.ts', code: `import 'node:fs';`, rule: imports },
  {
    fence: 'a workflow knows no database',
    file: 'libs/workflows/src/zz.ts',
    code: `import 'typeorm';`,
    rule: boundary,
  },
  { fence: 'a workflow knows no built-in', file: 'libs/workflows/src/zz.ts', code: `import 'node:fs';`, rule: imports },
  {
    fence: 'a workflow has zod types only',
    file: 'libs/workflows/src/zz.ts',
    code: `import { z } from 'zod'; z.string();`,
    rule: imports,
  },
  {
    fence: 'a workflow knows no platform',
    file: 'libs/workflows/src/zz.ts',
    code: `import '@langmoi/platform/db';`,
    rule: boundary,
  },
  {
    fence: 'the platform knows no rules',
    file: 'libs/platform/src/zz.ts',
    code: `import '@langmoi/domain/deadlines';`,
    rule: boundary,
  },
  {
    fence: 'the web knows no server kit',
    file: 'apps/web/src/zz.ts',
    code: `import '@nestjs/common';`,
    rule: boundary,
  },
  {
    fence: 'the web knows no platform',
    file: 'apps/web/src/zz.ts',
    code: `import '@langmoi/platform/db';`,
    rule: boundary,
  },
  {
    fence: 'an app knows no other app',
    file: 'apps/criteria/src/zz.ts',
    code: `import '../../directory/src/config';`,
    rule: boundary,
  },
  {
    fence: 'one file knows the Kafka client',
    file: 'apps/criteria/src/zz.ts',
    code: `import 'kafkajs';`,
    rule: imports,
  },
  {
    fence: 'test helpers stay in specs',
    file: 'apps/criteria/src/zz.ts',
    code: `import '@langmoi/testing/until';`,
    rule: imports,
  },
  { fence: 'production imports no spec', file: 'apps/criteria/src/zz.ts', code: `import './zz.spec';`, rule: imports },
  {
    fence: 'a policy is pure',
    file: 'apps/criteria/src/zz-module/zz.policy.ts',
    code: `import 'typeorm';`,
    rule: imports,
  },
  {
    fence: 'a repository knows rows only',
    file: 'apps/criteria/src/zz-module/zz.repository.ts',
    code: `import '@langmoi/platform/http';`,
    rule: imports,
  },
  {
    fence: 'a module is entered by its service',
    file: 'apps/criteria/src/zz-module/zz.ts',
    code: `import { a } from '../other/other.repository'; a();`,
    rule: 'local/module-door',
  },
  {
    fence: 'the environment is read in config',
    file: 'apps/criteria/src/zz.ts',
    code: `export const a = process.env;`,
    rule: 'no-restricted-syntax',
  },
  {
    fence: 'an update validator is never async',
    file: 'libs/workflows/src/zz.ts',
    code: `export const a = { validator: async () => undefined };`,
    rule: 'local/no-async-update-validator',
  },
  {
    fence: 'a transaction captures no other one',
    file: 'apps/criteria/src/zz.ts',
    code: `export const f = (em: { q(): void }, db: { run(w: (t: number) => void): void }) => db.run((t) => em.q());\nexport const g = (em: { q(): void }, db: { run(c: number, w: (em: number) => void): void }, manager: { q(): void }) => db.run(1, (em) => manager.q());`,
    rule: 'local/no-outer-transaction',
  },
  {
    fence: 'a tool holds to the measures of code',
    file: 'tools/langmoi/zz.mjs',
    code: `export const a = (b, c, d, e, f) => b + c + d + e + f;`,
    rule: 'max-params',
  },
];

const allowed: Break = {
  fence: 'a service may use contracts and platform',
  file: 'apps/criteria/src/zz.ts',
  code: `import { Problem } from '@langmoi/contracts/problem';\nexport const refuse = () => new Problem('/problems/not-permitted', 403, 'No');\n`,
  rule: '',
};

/** Each break in a file of its own, so that one run of eslint judges them all. */
const fileOf = (planned: Break) => {
  const index = [...breaks, allowed].indexOf(planned);
  return join(root, planned.file.replace(/zz\.(?=[a-z.]*(?:ts|mjs)$)/, `zz-${index}.`));
};

beforeAll(() => {
  const bin = (name: string) => join(root, 'node_modules/.bin', name);
  const env = { ...process.env, NX_DAEMON: 'false' };
  execFileSync(bin('nx'), ['show', 'projects'], { cwd: root, env });
  for (const planned of [...breaks, allowed]) plant(fileOf(planned), planned.code);
  const files = [...breaks, allowed].map(fileOf);
  const run = spawnSync(bin('eslint'), ['--format', 'json', ...files], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 100_000,
  });
  const results = JSON.parse(run.stdout) as { filePath: string; messages: { ruleId: string; severity: number }[] }[];
  for (const { filePath, messages } of results)
    rulesOf.set(
      filePath,
      messages.map(({ ruleId }) => ruleId),
    );
}, 120_000);

afterAll(() => {
  for (const path of planted) rmSync(path, { force: true, recursive: true });
});

function plant(path: string, code: string): void {
  if (!existsSync(dirname(path))) {
    mkdirSync(dirname(path), { recursive: true });
    planted.push(dirname(path));
  }
  planted.push(path);
  writeFileSync(path, code);
}

it.each(breaks)('closes the fence: $fence', (planned) => {
  expect(rulesOf.get(fileOf(planned))).toContain(planned.rule);
});

it('lets a service use contracts, so that a red fence means something', () => {
  expect(rulesOf.get(fileOf(allowed))).toEqual([]);
});
