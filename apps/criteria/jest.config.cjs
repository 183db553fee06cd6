module.exports = { ...require('../../jest.preset.cjs'), displayName: 'criteria', rootDir: __dirname };
