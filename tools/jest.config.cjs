// Specs of the launcher and the stack: pure pieces, sockets and processes of their own; one speaks to the real Kafka.
const preset = require('../jest.preset.cjs');
const [[, transform]] = Object.entries(preset.transform);

module.exports = {
  ...preset,
  displayName: 'tools',
  rootDir: __dirname,
  testMatch: ['<rootDir>/{langmoi,stack,drills}/**/*.spec.mjs', '<rootDir>/*.spec.mjs'],
  moduleFileExtensions: ['mjs', 'js', 'cjs', 'ts', 'json', 'node'],
  transform: { '^.+\\.(mjs|[tj]sx?)$': transform },
  maxWorkers: 1,
};
