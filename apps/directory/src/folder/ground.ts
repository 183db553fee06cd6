import type { FolderLine, FolderPart } from '@langmoi/contracts/folder';
import { searchKey } from '@langmoi/domain/vietnamese';
import type { Words } from './cell';
import type { Law } from './law';
import type { Fault, Line, Lines } from './read';

/** The lines of a folder, each of which could be read. */
export type Folder = { readonly [P in FolderPart]: readonly FolderLine<P>[] };

/** What the lines of a folder are compared with. */
export interface Ground {
  readonly lines: Lines;
  readonly folder: Folder;
  readonly province: FolderLine<'province'>;
  readonly law: Law;
}

/** Whether it is so, and then what is wrong with which column. */
export type Finding<P extends FolderPart> = readonly [unknown, keyof FolderLine<P> & string, Words];

/** The findings of each line of a part, as faults of it. */
export function each<P extends FolderPart>(
  { lines }: Ground,
  part: P,
  findings: (line: FolderLine<P>) => readonly Finding<P>[],
): Fault[] {
  return (lines[part] as readonly (Line & { value: FolderLine<P> })[]).flatMap(({ value, at }) =>
    findings(value).flatMap(([isSo, column, words]) => (isSo ? [at(column, words)] : [])),
  );
}

/** The codes of a unit and of those above it, the province last; empty for a unit that is not there. */
export function pathOf({ folder, province }: Pick<Ground, 'folder' | 'province'>, code: string): string[] {
  if (code === province.code) return [code];
  const unit = folder.units.find((one) => one.code === code);
  const parent = unit && folder.units.find((one) => one.code === unit.parentCode);
  return unit ? [code, ...(parent ? [parent.code] : []), province.code] : [];
}

export const isUnit = (ground: Ground, code: string): boolean => pathOf(ground, code).length > 0;

/** The organisation of this name in the unit, or the nearest above it. */
export function officeOf(folder: Pick<Folder, 'organisations'>, path: readonly string[], name: string) {
  const called = folder.organisations.filter((one) => searchKey(one.name) === searchKey(name));
  return path.flatMap((code) => called.filter(({ unitCode }) => unitCode === code))[0];
}

/** Whether what stands above something leads back to it. */
export function leadsBack(key: string, above: (key: string) => string | null | undefined): boolean {
  const seen = new Set<string>();
  for (let at = above(key); at && !seen.has(at); at = above(at)) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}
