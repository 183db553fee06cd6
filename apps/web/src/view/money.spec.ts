import '../i18n/later';
import { dongText, echoOf, millionsText, readMillions } from './money';

describe('money as people type it', () => {
  it.each([
    ['1.257.265,3', '1257265300000'],
    ['1257265,3', '1257265300000'],
    ['1 257 265,3', '1257265300000'],
    ['0', '0'],
    ['0,000001', '1'],
    ['74.310,75', '74310750000'],
    ['007,5', '7500000'],
    [' 18.366 ', '18366000000'],
    ['999999999999,999999', '999999999999999999'],
    ['9.007.199.254,740993', '9007199254740993'], // one above what a float can hold
  ])('reads %s triệu as %s đồng', (typed, dong) => {
    expect(readMillions(typed)).toEqual({ dong });
  });

  it.each([
    ['', 'error.fill'],
    ['   ', 'error.fill'],
    ['-5', 'money.negative'],
    ['−5', 'money.negative'],
    ['1187.69', 'money.separators'], // a dot is no decimal mark here
    ['1.25.265', 'money.separators'],
    ['1,257,265.3', 'money.separators'],
    ['12,', 'money.separators'],
    [',5', 'money.separators'],
    ['mười', 'money.separators'],
    ['1e6', 'money.separators'],
    ['0,1234567', 'money.tooFine'],
    ['1000000000000', 'money.tooLarge'],
  ])('refuses %j with %s', (typed, fault) => {
    expect(readMillions(typed)).toEqual({ fault });
  });

  it('shows triệu with as many decimals as there are, in both languages', () => {
    expect(millionsText('1257265300000', 'vi')).toBe('1.257.265,3');
    expect(millionsText('1257265300000', 'en')).toBe('1,257,265.3');
    expect(millionsText('74310750000', 'vi')).toBe('74.310,75');
    expect(millionsText('1', 'vi')).toBe('0,000001');
    expect(millionsText('0', 'vi')).toBe('0');
  });

  it('shows every digit of đồng above what a float can hold', () => {
    expect(dongText('9007199254740993', 'vi')).toBe('9.007.199.254.740.993');
  });

  it('comes back to the same đồng after a round by text', () => {
    for (const dong of ['1', '999999', '1000000', '398542000000', '74719500000']) {
      expect(readMillions(millionsText(dong, 'vi'))).toEqual({ dong });
    }
  });

  it('echoes what was understood, and nothing of what was not', () => {
    expect(echoOf('1.500', 'vi')).toBe('= 1.500.000.000 đồng');
    expect(echoOf('1.50', 'vi')).toBeNull();
  });
});
