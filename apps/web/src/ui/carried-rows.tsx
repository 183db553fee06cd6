import type { Carried, CarriedPlace } from '@langmoi/contracts/units';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useWords } from '../i18n/language';
import {} from '../i18n/units';
import { CarriedNote, UnitOfDay } from './carried-note';
import styles from './carried.module.css';

interface Known {
  readonly on: string;
  readonly places: ReadonlyMap<string, CarriedPlace>;
}

const Here = createContext<Known | null>(null);

/**
 * An answer with where its units lie on the day asked for: said above it, and told to every row in it that names one.
 * `quiet`: what stands above says it already.
 */
export function CarriedRows(props: { carried: Carried | undefined; quiet?: boolean; children: ReactNode }) {
  const { carried, quiet = false, children } = props;
  const known = useMemo(
    () => carried && { on: carried.on, places: new Map(carried.places.map((place) => [place.fromId, place])) },
    [carried],
  );
  return (
    <Here value={known ?? null}>
      {carried && !quiet && <CarriedNote carried={carried} />}
      {children}
    </Here>
  );
}

/** Where one unit lies on the other day: in one, or among those that took parts of it, which nobody guesses. */
function LiesAt({ place, on }: { place: CarriedPlace; on: string }) {
  const { t, date } = useWords();
  const { unit, parts, reason, holder } = place;
  return (
    <span className={styles.lies}>
      {t('carried.liesIn', { on: date(on) })}{' '}
      {unit ? (
        <UnitOfDay unit={unit} on={on} />
      ) : (
        <>
          {parts.map(({ unit: one, share }, at) => (
            <span key={one.unitId}>
              {at > 0 && ', '}
              <UnitOfDay unit={one} on={on} /> ({share ?? t('unit.shareUnknown')})
            </span>
          ))}
          {parts.length === 0 && reason && t(`carried.reason.${reason}`)}
          {parts.length === 0 && holder && (
            <>
              {'; '}
              {t('carried.holder')} <UnitOfDay unit={holder} on={on} />
            </>
          )}
        </>
      )}
    </span>
  );
}

/** Beside the name of a unit: where it lies on the day asked for; nothing where nobody asked. */
export function LiesIn({ unitId }: { unitId: string }) {
  const known = useContext(Here);
  const place = known?.places.get(unitId);
  return known && place ? <LiesAt place={place} on={known.on} /> : null;
}

/** The same of a line that tells its place itself. */
export function Lies({ of: { place }, on }: { of: { readonly place?: CarriedPlace }; on: string | undefined }) {
  return on && place ? <LiesAt place={place} on={on} /> : null;
}
