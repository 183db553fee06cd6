import type { Predecessor } from '@langmoi/contracts/gateway';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import { Missing, OfPredecessor, ToPredecessor } from './across';
import { RecordTable } from './record-table';

type Cells = readonly ReactNode[];

function Row({ name, cells }: { name: ReactNode; cells: Cells }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        <td key={at} className="num">
          {cell}
        </td>
      ))}
    </tr>
  );
}

/** One's own province beside those that it took over, a line each, by the same numbers. */
export function TogetherTable(props: {
  /** Titles of the numbers. */
  columns: readonly string[];
  /** Null where one's own has nothing to stand beside theirs. */
  own: { readonly name: string; readonly cells: Cells } | null;
  others: readonly { readonly predecessor: Predecessor; readonly cells: Cells }[];
  /** Null where they do not add up to anything. */
  total: Cells | null;
  /** Those whose answer did not come. */
  missing: readonly Predecessor[];
  /** The page on which a predecessor's own rows are read. */
  to: string;
  children?: ReactNode;
}) {
  const { t } = useWords();
  const { columns, own, others, total, missing, to, children } = props;
  return (
    <section className="stack" aria-labelledby="together">
      <h2 id="together">{t('predecessor.together')}</h2>
      {children}
      <Missing provinces={missing} />
      <RecordTable
        saved
        name={t('predecessor.together')}
        columns={[t('predecessor.province'), ...columns.map((title) => ({ title, numeric: true }))]}
      >
        <tbody>
          {own && <Row {...own} />}
          {others.map(({ predecessor, cells }) => (
            <Row
              key={predecessor.provinceId}
              name={
                <>
                  <OfPredecessor predecessor={predecessor} />{' '}
                  <ToPredecessor predecessor={predecessor} to={to}>
                    {t('predecessor.read', { name: predecessor.name })}
                  </ToPredecessor>
                </>
              }
              cells={cells}
            />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row name={t('predecessor.total')} cells={total} />
          </tfoot>
        )}
      </RecordTable>
    </section>
  );
}

/** Whose numbers are of another set or another day, and so are added to nothing. */
export function OtherSets({ provinces }: { provinces: readonly Predecessor[] }) {
  const { t } = useWords();
  return provinces.map(({ provinceId, name }) => (
    <p key={provinceId} className="small">
      {t('predecessor.otherSet', { name })}
    </p>
  ));
}
