module.exports = { ...require('../../jest.preset.cjs'), displayName: 'recognition', rootDir: __dirname };
