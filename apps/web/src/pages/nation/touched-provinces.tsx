import type { ProvinceView, UnitView } from '@langmoi/contracts/directory';
import type { HappeningAsked, SuccessionRule } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { shareOf, together, unitsConcerned } from '@langmoi/domain/units/succession';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswersOf } from '../../queries';
import { touchedBy, unitsAfter, type Touched } from '../../view/unit-proposal';
import { keepers, unitDependants } from '../administration/services';
import { TouchedTable } from '../administration/touched';
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
  const { t } = useWords();
  const unitIds = unitsConcerned(together(share)).join(',');
  const answers = useAnswersOf(
    unitDependants.map((route) => ({ route, input: { query: { unitIds } }, reads: province.id })),
  );
  const lines = touchedBy(
    share,
    answers.flatMap(({ data }) => data ?? []),
    { rules, units },
  );
  const after = new Map([
    ...unitsAfter(together(share), units),
    ...heirs.map((heir): [string, UnitForm] => [heir.unitId, heir]),
  ]);
  return (
    <section className="stack" aria-label={province.name}>
      <h3>{province.name}</h3>
      {keepers.map(
        (name, at) =>
          answers[at]?.error && (
            <p key={name} role="alert" className="small">
              {t('uchange.away', { service: t(`uchange.service.${name}`) })}
            </p>
          ),
      )}
      {answers.some(({ isPending }) => isPending) ? (
        <p role="status" className="soft">
          {t('uchange.asking')}
        </p>
      ) : lines.length === 0 ? (
        <p className="soft">{t('uchange.touchedNone')}</p>
      ) : (
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
            <TouchedTable lines={lines} units={units} after={after} />
          </details>
        </>
      )}
    </section>
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
