// eslint itself runs untransformed; the specs need no engine.
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'fences',
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.spec.ts'],
  maxWorkers: 1,
};
