// Journeys share one running product and its date: one worker, in the order of their names.
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'e2e',
  rootDir: __dirname,
  maxWorkers: 1,
  testTimeout: 180_000,
  testSequencer: '<rootDir>/by-name.cjs',
  globalSetup: '<rootDir>/src/set-up.ts',
  globalTeardown: '<rootDir>/src/tear-down.ts',
};
