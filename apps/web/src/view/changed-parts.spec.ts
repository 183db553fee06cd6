import { changedParts } from './changed-parts';

it('tells of a cell that lists several what left it and what came, and of any other the whole', () => {
  expect(changedParts('842 Trà Cú; 844 Càng Long', '844 Càng Long; 843 Cầu Kè')).toEqual(['842 Trà Cú', '843 Cầu Kè']);
  expect(changedParts('842 Trà Cú', '842 Trà Cú; 844 Càng Long')).toEqual(['', '844 Càng Long']);
  expect(changedParts('13', '14')).toEqual(['13', '14']);
  expect(changedParts('a; b', 'b; a')).toEqual(['a; b', 'b; a']);
});
