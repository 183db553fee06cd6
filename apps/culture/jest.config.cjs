module.exports = { ...require('../../jest.preset.cjs'), displayName: 'culture', rootDir: __dirname };
