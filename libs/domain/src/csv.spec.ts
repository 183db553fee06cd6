import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv';

const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'aĐ0') }));
const read = (file: string): string[][] => parse(file, { bom: true, relaxColumnCount: true });

it('is read again as it was written, whatever stands in a cell, but for the guard of formulas', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const guarded = rows.map((row) => row.map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)));
      expect(read(csvOf(rows))).toEqual(guarded);
    }),
  );
});

it.each(['=HYPERLINK("http://x","y")', '+84909', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
  'lets no cell be a formula: %j',
  (text) => {
    expect(read(csvOf([[text]]))).toEqual([[`'${text}`]]);
  },
);

it('begins with the mark by which Excel knows UTF-8', () => {
  expect([...Buffer.from(csvOf([['Ấp']]))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});
