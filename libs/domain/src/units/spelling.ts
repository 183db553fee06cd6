import type { UnitKind } from '@langmoi/contracts/units';
import { searchKey } from '../vietnamese';

/** A name as it is compared: `key` without marks, `marked` with them; both in small letters, numbers without noughts. */
export interface Spelling {
  readonly key: string;
  readonly marked: string;
}

export function spellingOf(text: string): Spelling {
  const marked = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .trim();
  return { key: searchKey(marked), marked };
}

/** What somebody may mean by what they wrote: a name, and which kinds they say it is. */
export interface Reading extends Spelling {
  readonly kinds: readonly UnitKind[] | null;
  /** They said a kind that the unit need not have: only the very name will do. */
  readonly isLoose: boolean;
}

/** «Huyện Hội» may be a name, or a district called Hội; «tp Trà Vinh» is not a name of anything. */
export function readingsOf(text: string): Reading[] {
  const whole = spellingOf(text);
  const said = prefixes.filter(([prefix]) => whole.key.startsWith(`${prefix} `));
  const rests = said.flatMap(([prefix, ...kinds]): Reading[] => {
    const words = prefix.split(' ').length;
    const rest = { key: whole.key.slice(prefix.length + 1), marked: whole.marked.split(' ').slice(words).join(' ') };
    return [
      { ...rest, kinds, isLoose: false },
      { ...rest, kinds: null, isLoose: true },
    ];
  });
  return [{ ...whole, kinds: null, isLoose: false }, ...rests];
}

const prefixes: readonly (readonly [string, ...UnitKind[]])[] = [
  ['tinh', 'province'],
  ['thanh pho', 'city'],
  ['tp', 'city'],
  ['thi xa', 'town'],
  ['tx', 'town'],
  ['quan', 'urbanDistrict'],
  ['q', 'urbanDistrict'],
  ['huyen', 'district'],
  ['h', 'district'],
  ['thi tran', 'township'],
  ['tt', 'township'],
  ['phuong', 'ward'],
  ['p', 'ward'],
  ['dac khu', 'specialZone'],
  ['xa', 'commune'],
  ['x', 'commune'],
];

/** How near a name is to what was asked; null: it is not. */
export const grades = { same: 0, begins: 1, wordBegins: 2, oneWrong: 3, beginsOneWrong: 4 } as const;
export type Grade = (typeof grades)[keyof typeof grades];

export function gradeOf(name: string, asked: string): Grade | null {
  if (name === asked) return grades.same;
  if (name.startsWith(asked)) return grades.begins;
  if (name.includes(` ${asked}`)) return grades.wordBegins;
  if (asked.length < 3 || /^\d+$/.test(asked)) return null;
  if (isOneWrong(name, asked, (rest, at, of) => of.length - at === rest.length && of.startsWith(rest, at)))
    return grades.oneWrong;
  const mayBegin = asked.length >= 4 && name.length > asked.length;
  return mayBegin && isOneWrong(name, asked, (rest, at, of) => of.startsWith(rest, at)) ? grades.beginsOneWrong : null;
}

/** One letter is another, missing, too many, or has changed places with its neighbour. */
function isOneWrong(name: string, asked: string, agrees: (rest: string, at: number, of: string) => boolean): boolean {
  if (Math.abs(name.length - asked.length) > 1 && name.length < asked.length) return false;
  let at = 0;
  while (at < asked.length && name[at] === asked[at]) at += 1;
  const [after, swapped] = [asked.slice(at + 1), asked[at] === name[at + 1] && asked[at + 1] === name[at]];
  return (
    agrees(after, at + 1, name) ||
    agrees(after, at, name) ||
    agrees(asked.slice(at), at + 1, name) ||
    (swapped && agrees(asked.slice(at + 2), at + 2, name))
  );
}
