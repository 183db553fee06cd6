import { firstFiles, nothingTyped } from './first-files';

const typed = {
  ...nothingTyped,
  ...{ code: '96', name: 'Diễn tập', day: '2026-03-02', rehearsal: true, number: '1/QĐ', date: '2026-01-15' },
  ...{ authority: 'Thủ tướng, "ký thay"', account: 'quan-tri.dt', displayName: 'Lê Thị Đầu' },
};
const file = (name: string, of = typed) =>
  firstFiles(of)
    .find((one) => one.name === name)
    ?.content.trim()
    .split('\r\n');

it('makes the folder of a province with its first administrator alone', () => {
  expect(firstFiles(typed).map(({ name }) => name)).toEqual(['tinh.csv', 'don-vi.csv', 'co-quan.csv', 'can-bo.csv']);
  expect(file('tinh.csv')).toEqual([
    '"code","name","kind","day","rehearsal","decisionNumber","decisionDate","decisionAuthority"',
    '"96","Diễn tập","province","2026-03-02","có","1/QĐ","2026-01-15","Thủ tướng, ""ký thay"""',
  ]);
  expect(file('don-vi.csv')).toHaveLength(1); // its columns, and no unit yet
  expect(file('can-bo.csv')?.[1]).toBe(
    '"quan-tri.dt","Lê Thị Đầu","Ủy ban nhân dân tỉnh","96","provinceAdministrator","2026-03-02","1/QĐ","2026-01-15","Thủ tướng, ""ký thay"""',
  );
});

it('says of a city that it is one, and names its office so', () => {
  const city = { ...typed, kind: 'city' as const, rehearsal: false };
  expect(file('tinh.csv', city)?.[1]).toContain('"96","Diễn tập","city","2026-03-02","không"');
  expect(file('co-quan.csv', city)?.[1]).toBe('"96","peoplesCommittee","Ủy ban nhân dân thành phố"');
  expect(file('can-bo.csv', city)?.[1]).toContain('"Ủy ban nhân dân thành phố","96"');
});
