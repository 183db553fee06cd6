import type { UnitLifeView, UnitState } from '@langmoi/contracts/units';
import { useWords } from '../../i18n/language';
import { useProvinceId } from '../../queries';
import { MadeOf } from '../../ui/made-of';
import { StateBadge } from '../../ui/state-badge';
import { useUnitName } from '../../ui/unit-names';
import { aboveOf, endOf, landOn } from '../../view/unit-life';
import parts from '../../ui/parts.module.css';
import { UnitLinks } from './unit-links';
import { usePeriod, useUnitNames } from './unit-words';
import styles from './units.module.css';

function There({ life, on }: { life: UnitLifeView; on: UnitState }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const periodOf = usePeriod();
  const above = aboveOf(life, on, life.asOf);
  return (
    <>
      <p className={styles.name}>{nameOf(on)}</p>
      <dl className={styles.facts}>
        {above.length > 0 && (
          <>
            <dt>{t('unit.below')}</dt>
            <dd>
              <UnitLinks units={above} />
            </dd>
          </>
        )}
        <dt>{t('unit.code')}</dt>
        <dd>{on.code}</dd>
        <dt>{t('unit.so')}</dt>
        <dd>{periodOf(on)}</dd>
      </dl>
    </>
  );
}

function NotThere({ life }: { life: UnitLifeView }) {
  const { t } = useWords();
  const land = landOn(life, life.asOf);
  return (
    <>
      <StateBadge state="noData">{t('unit.notThere')}</StateBadge>
      <p>
        {land.length > 0 ? (
          <>
            {t('unit.landWas')} <UnitLinks units={land} />
          </>
        ) : (
          t('unit.landUnknown')
        )}
      </p>
    </>
  );
}

/** What comes after the day that is looked at, where the unit ends. */
function Later({ life }: { life: UnitLifeView }) {
  const { t, date } = useWords();
  const namesOf = useUnitNames();
  const end = endOf(life);
  if (!life.on || !end) return null;
  return (
    <p className="small">
      {end.into.length > 0
        ? t('unit.endsInto', { date: date(end.on), names: namesOf(end.into) })
        : t('unit.ends', { date: date(end.on) })}
    </p>
  );
}

/** The unit on the day that is looked at; or who had its land, where it was not there. */
export function OnThatDay({ life }: { life: UnitLifeView }) {
  const { t, date } = useWords();
  const provinceId = useProvinceId();
  return (
    <section className={`${parts.paper} ${styles.onThatDay}`} aria-labelledby="that-day" aria-live="polite">
      <h2 id="that-day">{t('unit.onDay', { date: date(life.asOf) })}</h2>
      {life.on ? <There life={life} on={life.on} /> : <NotThere life={life} />}
      <Later life={life} />
      {life.on?.level === 'commune' && <MadeOf unitId={life.unitId} on={life.asOf} provinceId={provinceId} />}
    </section>
  );
}
