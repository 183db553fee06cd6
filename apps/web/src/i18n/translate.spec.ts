import { en } from './en';
import { fill, translate } from './translate';
import { vi } from './vi';

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the two languages', () => {
  it('say the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it('fill in the same values and leave nothing empty', () => {
    for (const key of Object.keys(vi) as (keyof typeof vi)[]) {
      expect([key, ...placeholders(en[key])]).toEqual([key, ...placeholders(vi[key])]);
      expect([key, vi[key].trim(), en[key].trim()]).not.toContain('');
    }
  });

  it('count one and many in English, and need no plural in Vietnamese', () => {
    expect(translate('en', 'work.count', { n: 1 })).toBe('1 task');
    expect(translate('en', 'work.count', { n: 3 })).toBe('3 tasks');
    expect(translate('vi', 'work.count', { n: 1 })).toBe('1 việc');
  });

  it('leave an unknown placeholder visible', () => {
    expect(fill('hạn {date}', {})).toBe('hạn {date}');
  });
});
