import { allArrived } from './product-data.mjs';

it('Events have arrived once nothing waits and no consumer lags, at two looks on end', async () => {
  const looks = [
    { waits: 1, lags: 0 },
    { waits: 0, lags: 2 }, // sent, and not taken in
    { waits: 0, lags: 0 },
    { waits: 1, lags: 0 }, // what was taken in sends something of its own
    { waits: 0, lags: 0 },
    { waits: 0, lags: 0 },
  ];
  const [left, said] = [[...looks], []];
  let look;
  await allArrived({
    waiting: () => Promise.resolve((look = left.shift()).waits),
    lag: () => Promise.resolve(look.lags),
    report: (words) => said.push(words),
  });
  expect(left).toEqual([]);
  expect(said).toEqual(['1 on their way', '2 on their way', '1 on their way']);
});
