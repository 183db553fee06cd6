import { fullName } from './unit-name';

it('tells units of one name apart by their kind', () => {
  const [district, town] = (['district', 'town'] as const).map((kind) => fullName({ kind, name: 'Duyên Hải' }));
  expect([district, town]).toEqual(['Huyện Duyên Hải', 'Thị xã Duyên Hải']);
});
