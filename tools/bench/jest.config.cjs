// The statistics alone: nothing is timed in the suite.
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'bench',
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.spec.ts'],
};
