const { join } = require('node:path');

/** Shared by every project: `module.exports = { ...require('../../jest.preset.cjs'), displayName, rootDir: __dirname }`. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

// ESM-only packages. jest cannot require() ESM without a flag of Node's, so these are compiled like our own code.
const esm = [
  '@nestjs',
  'flydrive',
  '@poppinss',
  '@humanwhocodes',
  'case-anything',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'cookie',
  'iterare',
  'uid',
  '@lukeed',
  'jose',
  'content-disposition',
  'openid-client',
  'oidc-provider',
  'oauth4webapi',
  '@fastify/cookie', // CommonJS that imports an ESM package
  '@opentelemetry/otlp-exporter-base', // CommonJS that imports node:http when it first sends
];

// Workspace packages are symlinks that jest resolves to their real path outside node_modules: compiled, never built.
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  transform: { '^.+\\.c?[tj]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`node_modules/(?!(${esm.join('|')})/)`],
  // `./langmoi test` draws the same cases for the same code, so that a red one is of the change; at the desk others each time.
  moduleNameMapper: process.env['DRAWN_FROM'] ? { '^fast-check$': join(__dirname, 'tools/drawn-cases.cjs') } : {},
  maxWorkers: 2, // two cores; projects with Temporal's runtime set 1
  testTimeout: 60_000,
};
