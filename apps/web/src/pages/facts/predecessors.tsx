import type { Predecessor } from '@langmoi/contracts/gateway';
import type { Carried } from '@langmoi/contracts/units';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { Missing, OfPredecessor, ToPredecessor, type Heard } from '../../ui/across';
import { CarriedNote } from '../../ui/carried-note';

/** What the provinces that one's own took over keep, one after another, each under its name and for reading alone. */
export function Predecessors<V extends { carried?: Carried }>(props: {
  heard: readonly Heard<V>[];
  missing: readonly Predecessor[];
  /** The page, where it is read alone. */
  to: string;
  children: (view: V, of: Predecessor) => ReactNode;
}) {
  const { t } = useWords();
  const { heard, missing, to, children } = props;
  return (
    <>
      <Missing provinces={missing} />
      {heard.map(({ predecessor, data }) => (
        <section key={predecessor.provinceId} className="stack" aria-label={predecessor.name}>
          <h2>{t('predecessor.kept', { name: predecessor.name })}</h2>
          <p className="small soft">
            <OfPredecessor predecessor={predecessor} />{' '}
            <ToPredecessor predecessor={predecessor} to={to}>
              {t('predecessor.read', { name: predecessor.name })}
            </ToPredecessor>
          </p>
          {data.carried && <CarriedNote carried={data.carried} />}
          {children(data, predecessor)}
        </section>
      ))}
    </>
  );
}
