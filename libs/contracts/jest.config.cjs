const { join } = require('node:path');

// The fence around contracts lets nothing in but zod, so its specs live beside the tools that hold it to its word.
const specs = join(__dirname, '../../tools/contracts');

module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'contracts',
  rootDir: __dirname,
  roots: [__dirname, specs],
  testMatch: [`${specs}/*.spec.ts`],
};
