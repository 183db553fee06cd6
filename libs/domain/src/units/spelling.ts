import type { UnitKind } from '@langmoi/contracts/units';
import { searchKey } from '../vietnamese';

/** A name as it is compared: `key` without marks, `marked` with them; both in small letters, numbers without noughts. */
export interface Spelling {
  readonly key: string;
  readonly marked: string;
}

/** Two spellings of one name have the same key: case, marks, punctuation and leading zeros make no difference. */
export function spellingOf(text: string): Spelling {
  const marked = markedOf(text);
  return { key: searchKey(marked), marked };
}

/** With its marks alone. */
export const markedOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .trim();

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
/** Lower is nearer. */
export type Grade = (typeof grades)[keyof typeof grades];

/** Both by their keys. One wrong letter is forgiven from three letters on, not in a number; null: another name. */
export function gradeOf(name: string, asked: string): Grade | null {
  if (name.startsWith(asked)) return name.length === asked.length ? grades.same : grades.begins;
  if (name.includes(` ${asked}`)) return grades.wordBegins;
  if (asked.length < 3 || name.length < asked.length - 1 || /^\d+$/.test(asked)) return null;
  const left = leftAfterOneWrong(name, asked);
  if (left === 0) return grades.oneWrong;
  return left !== null && asked.length >= 4 ? grades.beginsOneWrong : null;
}

/**
 * How much of a name is left after what was asked, where one letter of that is another, missing, too many, or has changed
 * places with its neighbour; null: more is wrong. Of several ways the one that leaves least.
 */
function leftAfterOneWrong(name: string, asked: string): number | null {
  let at = 0;
  while (at < asked.length && name[at] === asked[at]) at += 1;
  const ends = [
    endOf(name, at + 1, asked, at + 1),
    endOf(name, at, asked, at + 1),
    endOf(name, at + 1, asked, at),
    asked[at] === name[at + 1] && asked[at + 1] === name[at] ? endOf(name, at + 2, asked, at + 2) : null,
  ].filter((end) => end !== null);
  return ends.length > 0 ? name.length - Math.max(...ends) : null;
}

/** Where in the name the rest of what was asked ends, if it stands there to the letter. */
function endOf(name: string, from: number, asked: string, at: number): number | null {
  const length = asked.length - at;
  if (name.length - from < length) return null;
  for (let index = 0; index < length; index++) if (name[from + index] !== asked[at + index]) return null;
  return from + length;
}
