/**
 * A cell before and after, for a reader who looks for the difference: of cells that list several (`842 …; 844 …`) the
 * parts that left and those that came; of any other, and of one whose parts only changed places, the whole. Pure.
 */
export function changedParts(before: string, after: string): [left: string, came: string] {
  const [had, has] = [partsOf(before), partsOf(after)];
  if (Math.max(had.length, has.length) < 2) return [before, after];
  const left = had.filter((part) => !has.includes(part));
  const came = has.filter((part) => !had.includes(part));
  if (left.length + came.length === 0) return [before, after];
  return [left.join('; '), came.join('; ')];
}

const partsOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
