import type { MissingView } from '@langmoi/contracts/missing';
import { useWords } from '../../i18n/language';
import { Missing, useAcross } from '../../ui/across';
import { OtherSets, TogetherTable } from '../../ui/together-table';
import { lackingOf } from '../../view/missing';
import { missing as missingRoutes } from './services';

const columns = ['communes', 'lacking', 'allMet', 'measured', 'unmeasured', 'open'] as const;

const cellsOf = (rows: MissingView['rows']): number[] => {
  const counts = lackingOf(rows);
  return columns.map((name) => counts[name]);
};

/**
 * What the communes of the provinces that one's own took over lack, each province beside one's own; added where one set
 * judges them all about one day. `own`: null where no set is in force for one's own.
 */
export function TogetherMissing(props: {
  own: MissingView | null;
  query: { tier: MissingView['tier']; on?: string; knownOn?: string };
}) {
  const { t } = useWords();
  const { own, query } = props;
  const { heard, missing } = useAcross(missingRoutes.listMissing, () => ({ query }));
  const [first] = [...(own ? [own] : []), ...heard.map(({ data }) => data)];
  if (!first || heard.length === 0) return <Missing provinces={missing} />;
  const others = heard.filter(({ data }) => data.set.id !== first.set.id || data.on !== first.on);
  const isAdded = others.length === 0 && (own !== null || heard.length > 1);
  return (
    <TogetherTable
      columns={columns.map((name) => t(`missing.together.${name}`))}
      own={own && { name: t('predecessor.own'), cells: cellsOf(own.rows) }}
      others={heard.map(({ predecessor, data }) => ({ predecessor, cells: cellsOf(data.rows) }))}
      total={isAdded ? cellsOf([...(own?.rows ?? []), ...heard.flatMap(({ data }) => data.rows)]) : null}
      missing={missing}
      to="/province/missing"
    >
      <OtherSets provinces={others.map(({ predecessor }) => predecessor)} />
    </TogetherTable>
  );
}
