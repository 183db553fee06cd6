import type { Text } from '@langmoi/contracts/common';
import { formatNumber, searchKey } from '@langmoi/domain/vietnamese';
import { writtenDay, writtenDecimal } from '@langmoi/domain/written';

/** What is wrong, and what mends it. */
export interface Words {
  readonly detail: Text;
  readonly remedy: Text;
}

/** What a column's cells hold: read from the text of a cell, and written as the canonical folder has it. */
export interface Cell<T = unknown> {
  /** Of a cell that is not empty. `heading`: as the file names the column. */
  read(text: string, heading: string): { readonly value: T } | { readonly fault: Words };
  write(value: T): string;
}

const fault = (detail: Text, remedy: Text): { fault: Words } => ({ fault: { detail, remedy } });

/** Words of at most so many characters. */
export const words = (most = 200): Cell<string> => ({
  read: (text) =>
    text.length <= most
      ? { value: text }
      : fault(
          { vi: `Ô dài quá ${most} ký tự`, en: `The cell is longer than ${most} characters` },
          { vi: 'Viết gọn lại.', en: 'Shorten it.' },
        ),
  write: (value) => value,
});

/** Text of one shape, as codes and sign-in names are. */
export const shaped = (shape: RegExp, remedy: Text): Cell<string> => ({
  read: (text) =>
    shape.test(text)
      ? { value: text }
      : fault({ vi: `“${text}” không đúng dạng`, en: `“${text}” is not of the right shape` }, remedy),
  write: (value) => value,
});

export const unitCode = shaped(/^\d{1,5}$/, {
  vi: 'Mã đơn vị hành chính là 1 đến 5 chữ số; nếu Excel bỏ số 0 đứng đầu thì định dạng cột là Văn bản (Text).',
  en: 'A unit’s code has 1 to 5 digits; where Excel drops leading zeros, format the column as Text.',
});

/** Codes of units: 9701; 9702. */
export const unitCodes: Cell<string[]> = {
  read(text, heading) {
    const read = text.split(/[;,]/).map((one) => unitCode.read(one.trim(), heading));
    const wrong = read.find((one) => 'fault' in one);
    return wrong ?? { value: read.flatMap((one) => ('value' in one ? one.value : [])) };
  },
  write: (value) => value.join('; '),
};

/** 31/12/2020, 31.12.2020, 31-12-2020, or 2020-12-31 as spreadsheets keep it. */
export const day: Cell<string> = {
  read(text) {
    const value = writtenDay(text);
    if (value !== undefined) return { value };
    return fault(
      { vi: `“${text}” không phải là ngày`, en: `“${text}” is no date` },
      { vi: 'Viết ngày/tháng/năm, ví dụ 30/6/2020.', en: 'Write day/month/year, as in 30/6/2020.' },
    );
  },
  write: (value) => value.split('-').reverse().join('/'),
};

const numberRemedy = {
  vi: 'Viết như 1.187,69: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân.',
  en: 'Write it as 1.187,69: dots between thousands, a comma before the fraction.',
};

/** A count: 1.187, without a fraction. */
export const count: Cell<number> = {
  read(text) {
    const read = writtenDecimal(text);
    if (read && /^0*$/.test(read.fraction) && read.whole.length <= 10) return { value: Number(read.whole) };
    return fault({ vi: `“${text}” không phải là số nguyên`, en: `“${text}” is no whole number` }, numberRemedy);
  },
  write: (value) => formatNumber(value),
};

/** A number above or at zero, of at most six digits before the comma and three behind: 12,5. */
export const decimal: Cell<number> = {
  read(text) {
    const read = writtenDecimal(text);
    if (read && read.whole.length <= 6 && read.fraction.length <= 3)
      return { value: Number(`${read.whole}.${read.fraction}`) };
    return fault({ vi: `“${text}” không phải là số`, en: `“${text}” is no number` }, numberRemedy);
  },
  write: (value) => formatNumber(value),
};

/** A year, or another number that is never grouped. */
export const year: Cell<number> = {
  read: (text) =>
    /^20[1-9]\d$/.test(text)
      ? { value: Number(text) }
      : fault(
          { vi: `“${text}” không phải là năm`, en: `“${text}” is no year` },
          { vi: 'Viết bốn chữ số, từ 2010 đến 2099.', en: 'Write four digits, from 2010 to 2099.' },
        ),
  write: String,
};

/** Đồng as text, exact: 1.187.690.000; or, under a heading that says million, 1.187,69. */
export const dong: Cell<string> = {
  read(text, heading) {
    const read = writtenDecimal(text);
    const places = /\btrieu\b|\bmillion\b/.test(searchKey(heading)) ? 6 : 0;
    const fraction = read?.fraction.replace(/0+$/, '') ?? '';
    const value = read && fraction.length <= places ? `${read.whole}${fraction.padEnd(places, '0')}` : '';
    const plain = value.replace(/^0+(?=\d)/, '');
    if (/^\d{1,18}$/.test(plain)) return { value: plain };
    return fault({ vi: `“${text}” không phải là số tiền`, en: `“${text}” is no sum of money` }, numberRemedy);
  },
  write: (value) => formatNumber(value),
};

/** Numbers of criteria: 2; 5; 6. */
export const numbers: Cell<number[]> = {
  read(text) {
    const parts = text.split(/[;,]/).map((part) => part.trim());
    if (parts.every((part) => /^[1-9]\d?$/.test(part))) return { value: parts.map(Number) };
    return fault(
      { vi: `“${text}” không phải là các số tiêu chí`, en: `“${text}” are no numbers of criteria` },
      { vi: 'Viết các số cách nhau bằng dấu chấm phẩy, ví dụ 2; 5; 6.', en: 'Write 2; 5; 6.' },
    );
  },
  write: (value) => value.join('; '),
};

/** One of some words of the contract, by what offices call it; the first name is the one that is written. */
export function oneOf<W extends string>(names: Readonly<Record<W, readonly [string, ...string[]]>>): Cell<W> {
  const known = Object.entries(names) as [W, readonly string[]][];
  return {
    read(text) {
      const key = searchKey(text);
      const found = known.find(([word, calls]) => [word, ...calls].some((name) => searchKey(name) === key));
      if (found) return { value: found[0] };
      const list = known.map(([, [name]]) => name).join(', ');
      return fault(
        { vi: `“${text}” không có trong danh mục`, en: `“${text}” is not on the list` },
        { vi: `Chọn một trong: ${list}.`, en: `Choose one of: ${list}.` },
      );
    },
    write: (value) => names[value][0],
  };
}

const yesNo = oneOf({ yes: ['có', 'x'], no: ['không'] });

export const flag: Cell<boolean> = {
  read(text, heading) {
    const read = yesNo.read(text, heading);
    return 'value' in read ? { value: read.value === 'yes' } : read;
  },
  write: (value) => yesNo.write(value ? 'yes' : 'no'),
};
