import type { CommuneStanding } from '@langmoi/contracts/reporting';
import { reporting as access } from '@langmoi/domain/access/reporting';
import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import {} from '../i18n/units';
import { useAnswer } from '../queries';
import { reporting } from '../services';
import { useMayEver } from '../use-granted';
import { madeOf, tileOf } from '../view/standing';
import styles from './carried.module.css';

function Commune({ commune, on }: { commune: CommuneStanding; on: string }) {
  const { t } = useWords();
  const { communeId, name, districtName, metCount, total } = commune;
  const state = tileOf(commune);
  return (
    <li>
      <Link to={`/communes/${communeId}?units=${on}`}>{name}</Link> <span className="soft">({districtName})</span>:{' '}
      {metCount === null ? t('state.noData').toLowerCase() : `${metCount}/${total}`}
      {state === 'recognised' && `, ${t('tiles.recognised').toLowerCase()}`}
    </li>
  );
}

function Communes({ communes, on, intro }: { communes: readonly CommuneStanding[]; on: string; intro: string }) {
  if (communes.length === 0) return null;
  return (
    <>
      <p>{intro}</p>
      <ul className={styles.madeOf}>
        {communes.map((commune) => (
          <Commune key={commune.communeId} commune={commune} on={on} />
        ))}
      </ul>
    </>
  );
}

/**
 * The communes of the figures' own day that a unit of the other day is made of, each with what is said of it. Nothing
 * where there are none, where it alone is its own, and for offices that read no figures of the province.
 */
export function MadeOf({ unitId, on, provinceId }: { unitId: string; on: string; provinceId: string }) {
  const { t, date } = useWords();
  const mayEver = useMayEver();
  const province = useAnswer(
    reporting.viewProvince,
    { params: { provinceId }, query: { units: on } },
    { enabled: provinceId !== '' && mayEver(access.viewProvince), keep: true },
  );
  const { whole = [], perhaps = [] } = province.data ? madeOf(province.data, unitId) : {};
  const isItself = whole.length === 1 && whole[0]?.communeId === unitId;
  if (isItself) return null;
  return (
    <>
      <Communes communes={whole} on={on} intro={t('carried.whole', { on: date(on), n: whole.length })} />
      <Communes communes={perhaps} on={on} intro={t('carried.perhaps', { n: perhaps.length })} />
    </>
  );
}
