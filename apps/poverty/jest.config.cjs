module.exports = { ...require('../../jest.preset.cjs'), displayName: 'poverty', rootDir: __dirname };
