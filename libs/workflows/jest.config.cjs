module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'workflows',
  rootDir: __dirname,
  maxWorkers: 1, // Temporal's runtime on two cores
};
