import type { Carried, CarriedPlace, UnitForm } from '@langmoi/contracts/units';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import {} from '../i18n/units';
import { useUnitName } from './unit-names';
import styles from './carried.module.css';

/** A unit of a day, as a link to what it was on that day. */
export function UnitOfDay({ unit, on }: { unit: Pick<UnitForm, 'unitId' | 'kind' | 'name'>; on: string }) {
  const nameOf = useUnitName();
  return <Link to={`/units/${unit.unitId}?asOf=${on}`}>{nameOf(unit)}</Link>;
}

/** What lies in no single unit, why, and what is certain of it all the same. */
function Unplaced({ place, on }: { place: CarriedPlace; on: string }) {
  const { t } = useWords();
  const { fromId, fromName, fromOn, reason, holder, parts } = place;
  return (
    <li>
      <Link to={`/units/${fromId}?asOf=${fromOn}`}>{fromName}</Link>: {reason && t(`carried.reason.${reason}`)}
      {holder && (
        <>
          {'; '}
          {t('carried.holder')} <UnitOfDay unit={holder} on={on} />
        </>
      )}
      {parts.length > 0 && (
        <>
          {'; '}
          {t('carried.parts')}{' '}
          {parts.map(({ unit, share }, at) => (
            <span key={unit.unitId}>
              {at > 0 && ', '}
              <UnitOfDay unit={unit} on={on} /> ({share ?? t('unit.shareUnknown')})
            </span>
          ))}
        </>
      )}
    </li>
  );
}

/** Figures of one unit alone, of whatever days: all that there is to say is where it lies. */
function Whole({ place: { fromName, fromOn, unit }, on }: { place: CarriedPlace; on: string }) {
  const { t, date } = useWords();
  return (
    <p>
      {t('carried.one', { name: fromName, from: date(fromOn), on: date(on) })}{' '}
      {unit && <UnitOfDay unit={unit} on={on} />}.
    </p>
  );
}

/**
 * Where the units that figures were said of lie on the other day, and what could not honestly be carried: said, with its
 * parts, and not guessed. `children`: what else is to be said of these figures.
 */
export function CarriedNote({ carried: { on, places }, children }: { carried: Carried; children?: ReactNode }) {
  const { t, date } = useWords();
  const unplaced = places.filter(({ unit }) => unit === null);
  const [only, ...others] = places;
  const isOne = only && unplaced.length === 0 && others.every(({ fromId }) => fromId === only.fromId);
  return (
    <div className={styles.note} role="status">
      {isOne ? (
        <Whole place={only} on={on} />
      ) : (
        <p>{t('carried.placed', { on: date(on), n: places.length - unplaced.length })}</p>
      )}
      {children}
      {unplaced.length > 0 && (
        <details>
          <summary>{t('carried.unplaced', { n: unplaced.length })}</summary>
          <ul>
            {unplaced.map((place) => (
              <Unplaced key={`${place.fromId} ${place.fromOn}`} place={place} on={on} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
