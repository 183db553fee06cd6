import type { FolderLines, FolderPart, ProvinceFolder, ProvinceNow } from '@langmoi/contracts/folder';
import { isDeepStrictEqual } from 'node:util';
import { format, parts } from './format';

type Line = Readonly<Record<string, unknown>>;

/**
 * A folder of what every service knows now. Lines that the folder taken in last has too stand in its order, the others
 * behind them by their keys: so that nothing that did not change is written otherwise, and the same province always the
 * same. A real province of which nothing changed keeps the folder's day, for it lives by the world's. Null: no folder made
 * the province. Pure.
 */
export function assembled({ now, taken }: ProvinceNow, told: readonly FolderLines[]): ProvinceFolder | null {
  if (now === null || taken === null) return null;
  const { province, ...own } = now;
  const lists: FolderLines = Object.assign({}, ...[own, ...told]);
  const folder = Object.fromEntries(
    parts
      .filter((part) => part !== 'province')
      .map((part) => [part, inOrder(part, lists[part] ?? [], taken[part] ?? [])]),
  ) as unknown as ProvinceFolder;
  const isAsTaken = isDeepStrictEqual({ ...folder, province: { ...province, day: taken.province.day } }, { ...taken });
  const day = isAsTaken && !province.rehearsal ? taken.province.day : province.day;
  return { ...folder, province: { ...province, day } };
}

/**
 * Whether every service tells what nobody can take back of the folder that was taken in last: its sets, what it defines,
 * its lines of money and support. Pure.
 */
export function hasArrived({ taken }: ProvinceNow, told: readonly FolderLines[]): boolean {
  if (taken === null) return true;
  const lists: FolderLines = Object.assign({}, ...told);
  return lasting.every((part) => {
    const there = new Set((lists[part] ?? []).map((line) => keyOf(part, line)));
    return taken[part].every((line) => there.has(keyOf(part, line)));
  });
}

const lasting = ['criteriaSets', 'policies', 'titles', 'funding', 'supports'] as const;

const keyOf = (part: FolderPart, line: Line): string => JSON.stringify(format[part].key.map((column) => line[column]));

function inOrder(part: FolderPart, lines: readonly Line[], taken: readonly Line[]): Line[] {
  const places = new Map(taken.map((line, index) => [keyOf(part, line), index]));
  const placed = lines.map((line) => {
    const key = keyOf(part, line);
    return { line, key, place: places.get(key) ?? taken.length };
  });
  return placed.sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1)).map(({ line }) => line);
}
