import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import local from './tools/eslint/rules.mjs';

const specs = ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', 'libs/testing/**', 'apps/e2e/**'];
const apps = [
  'gateway',
  'directory',
  'criteria',
  'funding',
  'poverty',
  'culture',
  'recognition',
  'reporting',
  'identity',
];
const builtins = ['node:*', 'fs', 'path', 'crypto', 'os', 'http', 'https', 'net', 'child_process', 'stream', 'util'];

/** Who may import whom: by layer, and by scope. `tools/eslint/fences.spec.ts` breaks each of these and expects the error. */
const fences = [
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:contracts'], allowedExternalImports: ['zod'] },
  {
    sourceTag: 'layer:domain',
    onlyDependOnLibsWithTags: ['layer:domain', 'layer:contracts'],
    allowedExternalImports: [],
  },
  {
    sourceTag: 'layer:workflow',
    onlyDependOnLibsWithTags: ['layer:workflow', 'layer:domain', 'layer:contracts'],
    allowedExternalImports: ['@temporalio/workflow', '@temporalio/common'],
  },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:platform', 'layer:testing'] },
  {
    sourceTag: 'layer:facts',
    onlyDependOnLibsWithTags: ['layer:facts', 'layer:contracts', 'layer:domain', 'layer:platform'],
  },
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['*'] },
  {
    sourceTag: 'layer:service',
    onlyDependOnLibsWithTags: [
      'layer:service',
      'layer:contracts',
      'layer:domain',
      'layer:facts',
      'layer:platform',
      'layer:workflow',
      'layer:testing',
    ],
  },
  {
    sourceTag: 'layer:web',
    onlyDependOnLibsWithTags: ['layer:web', 'layer:contracts', 'layer:domain'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'kafkajs', '@temporalio/*'],
  },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:domain'] },
  ...[...apps, 'web', 'e2e'].map((app) => ({
    sourceTag: `scope:${app}`,
    onlyDependOnLibsWithTags: [`scope:${app}`, 'scope:shared'],
  })),
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
];

const forbid = (patterns, paths = []) => ['error', { patterns, paths }];
const kafka = { name: 'kafkajs', message: 'Only libs/platform/src/messaging/kafka.ts knows the Kafka client.' };
const testing = { group: ['@langmoi/testing/*'], message: 'Test helpers stay in specs.' };
const ofSpecs = { group: ['**/*.spec', '**/test/**'], message: 'Production code does not import specs.' };

/** Of whatever is code of ours; a spec's `describe` may be long. */
const measures = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 4],
  complexity: ['error', 10],
};

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'dist/**', '.nx/**', 'docs/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin, '@nx': nx, 'import-x': importX, local },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: fences,
          ignoredCircularDependencies: [['@langmoi/platform', '@langmoi/testing']], // through its specs alone
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'import-x/no-cycle': ['error', { maxDepth: 6, ignoreExternal: true }],
      ...measures,
      'no-restricted-imports': forbid([testing, ofSpecs], [kafka]),
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'process.env is read in config.ts alone.',
        },
      ],
      'local/no-async-update-validator': 'error',
      'local/no-outer-transaction': 'error',
    },
  },
  {
    files: ['libs/workflows/src/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': forbid([
        testing,
        ofSpecs,
        { group: builtins, message: 'A workflow is deterministic: no built-ins.' },
        { group: ['typeorm', 'zod'], allowTypeImports: true, message: 'Types only inside a workflow.' },
      ]),
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': forbid([testing, ofSpecs, { group: builtins, message: 'Rules are pure.' }]),
    },
  },
  { files: ['libs/platform/src/messaging/kafka.ts'], rules: { 'no-restricted-imports': forbid([testing, ofSpecs]) } },
  {
    files: apps.map((app) => `apps/${app}/src/**/*.repository.ts`),
    rules: {
      'no-restricted-imports': forbid(
        [
          testing,
          ofSpecs,
          { group: ['@nestjs/common', '@langmoi/platform/http', '@langmoi/platform/outbox'], message: 'Rows only.' },
        ],
        [kafka],
      ),
    },
  },
  {
    files: apps.map((app) => `apps/${app}/src/**/*.policy.ts`),
    rules: {
      'no-restricted-imports': forbid(
        [testing, ofSpecs, { group: ['typeorm', '@nestjs/*', '@langmoi/platform/*'], message: 'A policy is pure.' }],
        [kafka],
      ),
    },
  },
  {
    files: apps.map((app) => `apps/${app}/src/*/**/*.ts`),
    ignores: specs,
    rules: { 'local/module-door': 'error' },
  },
  // The launcher, the stack and the drills are plain JavaScript, and held to the same measures.
  {
    files: ['**/*.mjs', '**/*.cjs'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...measures, 'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
  },
  { files: ['**/*.spec.mjs'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/config.ts', 'tools/**', ...specs], rules: { 'no-restricted-syntax': 'off' } },
  // The workspace's own tools belong to no layer; nothing may depend on them.
  { files: ['tools/**'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  // The workloads measure on engines as the specs test on them, with the same helpers.
  { files: ['tools/bench/**'], rules: { 'no-restricted-imports': forbid([], [kafka]) } },
  {
    files: specs,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      '@nx/enforce-module-boundaries': 'off', // a spec may start engines and draw cases
      'local/no-outer-transaction': 'off',
    },
  },
  // A contract file is one owner's whole vocabulary: long, flat, and read by name.
  { files: ['libs/contracts/src/*.ts'], rules: { 'max-lines': ['error', { max: 600 }] } },
  { files: ['**/*.entity.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
