import { lagOf } from '../stack/kafka-lag.mjs';
import { allArrived } from './product-data.mjs';

jest.mock('../stack/kafka-lag.mjs', () => ({ lagOf: jest.fn() }));

it('Events have arrived once nothing waits and no consumer lags, at two looks on end', async () => {
  const waiting = jest.fn();
  const looks = [
    [1, 0],
    [0, 2], // sent, and not taken in
    [0, 0],
    [1, 0], // what was taken in sends something of its own
    [0, 0],
    [0, 0],
  ];
  for (const [sent, taken] of looks) {
    waiting.mockResolvedValueOnce(sent);
    lagOf.mockResolvedValueOnce(taken);
  }
  const report = jest.fn();
  await allArrived({ waiting, brokers: 'kafka:9092', report });
  expect(lagOf).toHaveBeenCalledTimes(looks.length);
  expect(report.mock.calls.flat()).toEqual(['1 on their way', '2 on their way', '1 on their way']);
});
