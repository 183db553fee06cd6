import { levelOf, rangeOf, tileAfter, tileLevels } from './tiles';

describe('tiles of communes', () => {
  it.each([
    [19, 19, 'full'],
    [18, 19, 'high'],
    [15, 19, 'high'],
    [14, 19, 'mid'],
    [10, 19, 'mid'],
    [9, 19, 'low'],
    [0, 19, 'low'],
    [null, 19, 'noData'],
    [0, 0, 'noData'],
  ] as const)('%s of %s is %s', (met, total, level) => {
    expect(levelOf(met, total)).toBe(level);
  });

  it.each([1, 2, 3, 5, 9, 19, 20])('share out every count up to %i among the levels, each once', (total) => {
    for (let met = 0; met <= total; met++) {
      const found = tileLevels.filter((level) => {
        const range = level === 'noData' ? null : rangeOf(level, total);
        return range !== null && range.from <= met && met <= range.to;
      });
      expect(found).toEqual([levelOf(met, total)]);
    }
  });

  it('are walked by arrows: along the order, and to the nearest of the next line', () => {
    const spots = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 80, y: 0 },
      { x: 0, y: 40 },
      { x: 100, y: 90 },
    ];
    expect(tileAfter(spots, 0, 'ArrowRight')).toBe(1);
    expect(tileAfter(spots, 2, 'ArrowRight')).toBe(3);
    expect(tileAfter(spots, 2, 'ArrowDown')).toBe(3);
    expect(tileAfter(spots, 3, 'ArrowDown')).toBe(4);
    expect(tileAfter(spots, 4, 'ArrowUp')).toBe(3);
    expect([
      tileAfter(spots, 0, 'ArrowLeft'),
      tileAfter(spots, 4, 'ArrowRight'),
      tileAfter(spots, 1, 'ArrowUp'),
    ]).toEqual([null, null, null]);
  });
});
