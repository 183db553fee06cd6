import {
  clockText,
  dateText,
  distinctFigures,
  matches,
  numberText,
  percentOf,
  plusDays,
  readDate,
  timeText,
  wholeNumber,
} from './format';

describe('searching without marks', () => {
  it.each([
    ['Long Đức', 'long duc'],
    ['Thành phố Trà Vinh', 'tra vinh'],
    ['Huyền Hội Huyện Càng Long', 'cang hoi'],
    ['Nguyệt Hóa', 'Nguyệt Hoá'],
  ])('finds %s by %s', (text, asked) => {
    expect(matches(text, asked)).toBe(true);
  });

  it('finds everything by nothing, and nothing by other words', () => {
    expect(matches('Hàm Tân', ' ')).toBe(true);
    expect(matches('Hàm Tân', 'ham giang')).toBe(false);
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['1.720', 1720],
    ['1 720', 1720],
    ['0', 0],
    ['', undefined],
    ['-3', undefined],
    ['mười', undefined],
  ])('reads %p as %p', (typed, number) => {
    expect(wholeNumber(typed)).toBe(number);
  });

  it('shows separators of the language', () => {
    expect(numberText(1187.69, 'vi')).toBe('1.187,69');
    expect(numberText(1187.69, 'en')).toBe('1,187.69');
  });

  it('keeps two decimals of a share, and none of nothing', () => {
    expect(percentOf(57, 85)).toBe(67.06);
    expect(percentOf(1, 0)).toBeNull();
  });
});

describe('dates as people write them', () => {
  it.each([
    ['30/6/2020', '2020-06-30'],
    ['01-07-2020', '2020-07-01'],
    ['2020-07-01', '2020-07-01'],
    ['31/6/2020', null],
    ['7/13/2020', null],
    ['hôm nay', null],
  ])('reads %s as %s', (typed, date) => {
    expect(readDate(typed)).toBe(date);
  });

  it('shows day, month, year and leaves what is no date', () => {
    expect(dateText('2020-06-30')).toBe('30/6/2020');
    expect(dateText('30/6')).toBe('30/6');
  });

  it('shows an instant with the day and the hour that it has in Vietnam', () => {
    const late = '2025-06-30T23:30:00.000Z';
    expect([timeText(late), dateText(late)]).toEqual(['06:30', '1/7/2025']);
    expect(clockText(Date.parse('2025-06-30T16:59:59.999Z'))).toBe('23:59:59');
    expect(dateText('2025-06-30T16:59:59.999Z')).toBe('30/6/2025');
  });

  it('walks over the end of a leap February', () => {
    expect(plusDays('2020-02-28', 2)).toBe('2020-03-01');
  });
});

describe('What papers print', () => {
  it('is shown once where two places say the same figure', () => {
    expect(distinctFigures(['61/85', '61'])).toEqual(['61/85']);
    expect(distinctFigures(['2', '02/85'])).toEqual(['02/85']);
    expect(distinctFigures(['13', '12/19'])).toEqual(['13', '12/19']);
  });
});
