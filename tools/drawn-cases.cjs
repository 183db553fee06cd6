// fast-check, drawing the same cases each time: jest.preset.cjs puts it in its place where DRAWN_FROM says a seed.
const fc = require('../node_modules/fast-check/lib/cjs/fast-check.js');

fc.configureGlobal({ seed: Number(process.env.DRAWN_FROM) });
module.exports = fc;
