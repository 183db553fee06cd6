import { Restarts } from './restarts.mjs';

describe('A part that ended by itself', () => {
  let now;
  let restarts;
  beforeEach(() => {
    now = 0;
    restarts = new Restarts(() => now);
  });

  it('is started again at once, then after growing pauses, and never given up', () => {
    const pauses = Array.from({ length: 100 }, () => restarts.pauseMs());
    expect(pauses.slice(0, 7)).toEqual([0, 500, 1000, 2000, 4000, 8000, 10_000]);
    expect(pauses.at(-1)).toBe(10_000);
  });

  it('is started again at once after a good life, whatever was before', () => {
    for (let count = 0; count < 5; count++) restarts.pauseMs();
    restarts.started();
    now += 29_999;
    expect(restarts.pauseMs()).toBeGreaterThan(0);
    restarts.started();
    now += 30_000;
    expect(restarts.pauseMs()).toBe(0);
  });
});
