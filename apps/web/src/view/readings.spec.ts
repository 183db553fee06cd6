import { newestFirst } from './readings';

const read = (id: string, at: string) => ({ id, at });

it('shows what several services recorded as one list, the newest first and no more than fits', () => {
  const directory = [read('b', '2020-07-01T08:00:00.000Z'), read('d', '2020-06-30T08:00:00.000Z')];
  const poverty = [read('a', '2020-07-01T09:00:00.000Z'), read('c', '2020-07-01T07:00:00.000Z')];
  expect(newestFirst([...directory, ...poverty]).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  const many = Array.from({ length: 500 }, (_, index) =>
    read(String(index), `2020-07-01T00:00:00.${String(index).padStart(3, '0')}Z`),
  );
  expect(newestFirst(many)).toHaveLength(200);
  expect(newestFirst(many)[0]).toEqual(many[499]);
});
