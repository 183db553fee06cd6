import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { useWords } from '../../i18n/language';
import { useUnitName, useUnits } from '../../ui/unit-names';

/** Of more units than these a sentence says how many more there are. */
const mostNamed = 4;

type Said = Pick<UnitProposalView, 'happenings' | 'units'>;
type Happening = Said['happenings'][number];

/** What a decision does, one sentence for each happening. */
export function useHappeningWords(): (said: Said) => string[] {
  const { t } = useWords();
  const nameOf = useUnitName();
  const known = useUnits();
  return ({ happenings, units }) => {
    const named = (ids: readonly string[]): string => {
      const names = ids.flatMap((id) => units.filter(({ unitId }) => unitId === id).map(nameOf));
      if (names.length <= mostNamed) return names.join(', ');
      const some = names.slice(0, mostNamed - 1).join(', ');
      return t('uchange.andMore', { units: some, n: names.length - mostNamed + 1 });
    };
    return happenings.map((one) => {
      if (one.kind === 'renamed') {
        const ids = one.changes.map(({ unitId }) => unitId);
        const into = named(ids);
        const called = known
          .filter(({ id }) => ids.includes(id))
          .map(nameOf)
          .join(', '); // the new name once it took effect
        return called && called !== into
          ? t('uchange.renamed', { units: called, into })
          : t('uchange.renamedTo', { into });
      }
      const { key, from, into } = sentenceOf(one);
      return t(`uchange.${key}`, { units: named(from), into: named(into) });
    });
  };
}

interface Sentence {
  readonly key: 'merged' | 'taken' | 'split' | 'abolished' | 'moved' | 'other';
  readonly from: readonly string[];
  readonly into: readonly string[];
}

function sentenceOf({ kind, ends, begins, changes, parts }: Happening): Sentence {
  const begun = begins.map(({ unitId }) => unitId);
  const taking = [...new Set(parts.map(({ toId }) => toId))];
  if (kind === 'merged') return { key: begun.length > 0 ? 'merged' : 'taken', from: ends, into: taking };
  if (kind === 'split') return { key: 'split', from: [...new Set(parts.map(({ fromId }) => fromId))], into: begun };
  if (kind === 'abolished') return { key: 'abolished', from: ends, into: [] };
  const from = changes.map(({ unitId }) => unitId);
  const above = [...new Set(changes.flatMap(({ parentId }) => parentId ?? []))];
  return kind === 'moved' ? { key: 'moved', from, into: above } : { key: 'other', from, into: [] };
}
