import type { ProvinceView, UnitView } from '@langmoi/contracts/directory';
import type { HappeningAsked, SuccessionRule } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { shareOf, together, unitsConcerned } from '@langmoi/domain/units/succession';
import type { ComponentProps } from 'react';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswersOf } from '../../queries';
import { touchedBy, unitsAfter, type Touched } from '../../view/unit-proposal';
import { unitDependants } from '../administration/services';
import { FromKeepers, TouchedTable } from '../administration/touched';
import { useProvinces } from './use-provinces';
import styles from './nation.module.css';

/** How many of each kind, in the order in which they are listed. */
const countsOf = (lines: readonly Touched[]): [Touched['dependant']['kind'], number][] => {
  const counts = new Map<Touched['dependant']['kind'], number>();
  for (const { dependant } of lines) counts.set(dependant.kind, (counts.get(dependant.kind) ?? 0) + dependant.count);
  return [...counts];
};

interface Asked {
  readonly province: ProvinceView;
  /** What of the decision is this province's. */
  readonly share: readonly HappeningAsked[];
  readonly rules: readonly SuccessionRule[];
  readonly units: readonly UnitView[];
  /** The province that takes it. */
  readonly heirs: readonly UnitForm[];
}

/** Asked of each service in the name of the province that is touched, and on its record. */
function OfProvince({ province, share, rules, units, heirs }: Asked) {
  const unitIds = unitsConcerned(together(share)).join(',');
  const answers = useAnswersOf(
    unitDependants.map((route) => ({ route, input: { query: { unitIds } }, reads: province.id })),
  );
  const after = new Map([
    ...unitsAfter(together(share), units),
    ...heirs.map((heir): [string, UnitForm] => [heir.unitId, heir]),
  ]);
  return (
    <section className="stack" aria-label={province.name}>
      <h3>{province.name}</h3>
      <FromKeepers answers={answers}>
        {(dependants) => <Lines lines={touchedBy(share, dependants, { rules, units })} {...{ units, after }} />}
      </FromKeepers>
    </section>
  );
}

/** How many of each kind; each of them a touch away. */
function Lines({ lines, ...place }: ComponentProps<typeof TouchedTable>) {
  const { t } = useWords();
  if (lines.length === 0) return <p className="soft">{t('uchange.touchedNone')}</p>;
  return (
    <>
      <ul className={styles.counts}>
        {countsOf(lines).map(([kind, n]) => (
          <li key={kind}>
            <strong>{n}</strong> {t(`uchange.dep.${kind}`)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('joining.each', { n: lines.length })}</summary>
        <TouchedTable lines={lines} {...place} />
      </details>
    </>
  );
}

interface Props {
  readonly happenings: readonly HappeningAsked[];
  /** Those that count, one for each case; null while no day is known by which they count. */
  readonly rules: readonly SuccessionRule[] | null;
}

/** What a decision about provinces would touch in each of them, and what becomes of each thing; before it is in effect. */
export function TouchedProvinces({ happenings, rules }: Props) {
  const { t } = useWords();
  const { provinces, units, pending } = useProvinces();
  const all = [...units.values()].flat().map(({ id: unitId, ...form }) => ({ unitId, ...form }));
  const { begins, parts } = together(happenings);
  const heirs = [...all, ...begins].filter(({ unitId }) => parts.some(({ toId }) => toId === unitId));
  const touched = provinces.flatMap((province) => {
    const own = units.get(province.id) ?? [];
    const share = shareOf(happenings, new Set(own.map(({ id }) => id)));
    return together(share).ends.length > 0 ? [{ province, share, units: own }] : [];
  });
  return (
    <section className="stack" aria-labelledby="touched">
      <h2 id="touched">{t('uchange.touched')}</h2>
      <p className="small soft">{t('joining.touchedHint')}</p>
      {happenings.length === 0 || rules === null ? (
        <p className="soft">{t(happenings.length === 0 ? 'joining.first' : 'uchange.touchedDay')}</p>
      ) : pending ? (
        <p role="status" className="soft">
          {t('uchange.asking')}
        </p>
      ) : (
        touched.map((one) => <OfProvince key={one.province.id} {...one} rules={rules} heirs={heirs} />)
      )}
    </section>
  );
}
