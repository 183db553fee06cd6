import type { UnitView } from '@langmoi/contracts/directory';
import type { HappeningAsked, SuccessionRule, UnitDependant } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { together, unitsConcerned } from '@langmoi/domain/units/succession';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswers } from '../../queries';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { RuleText } from '../../ui/succession-note';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { touchedBy, unitsAfter, type Touched as Line } from '../../view/unit-proposal';
import { keepers, unitDependants } from './services';
import styles from './administration.module.css';

interface Place {
  /** As they are, and as the decision leaves them. */
  readonly units: readonly UnitView[];
  readonly after: ReadonlyMap<string, Pick<UnitForm, 'kind' | 'name'>>;
}

function Row({ line, units, after }: Place & { line: Line }) {
  const { t, say } = useWords();
  const nameOf = useUnitName();
  const { dependant, rule, toId } = line;
  const at = units.find(({ id }) => id === dependant.unitId);
  const to = toId === null ? undefined : after.get(toId);
  return (
    <tr>
      <th scope="row">
        <span className={styles.under}>{t(`uchange.dep.${dependant.kind}`)}</span>
        {say(dependant.label)}
      </th>
      <td>{at && nameOf(at)}</td>
      <td>
        {rule ? <RuleText rule={rule} /> : <StateBadge state="noData">{t('uchange.noRule')}</StateBadge>}
        {to && <span className={styles.under}>{t('uchange.goesTo', { name: nameOf(to) })}</span>}
      </td>
    </tr>
  );
}

interface Asked {
  readonly happenings: readonly HappeningAsked[];
  readonly rules: readonly SuccessionRule[];
}

function Lines({ happenings, rules, dependants }: Asked & { dependants: readonly UnitDependant[] }) {
  const units = useUnits();
  const after = unitsAfter(together(happenings), units);
  return <TouchedTable lines={touchedBy(happenings, dependants, { rules, units })} units={units} after={after} />;
}

/** Each thing with where it is and what becomes of it. */
export function TouchedTable({ lines, ...place }: Place & { lines: readonly Line[] }) {
  const { t } = useWords();
  if (lines.length === 0) return <p className="soft">{t('uchange.touchedNone')}</p>;
  return (
    <RecordTable
      name={t('uchange.touched')}
      columns={[t('uchange.thing'), t('uchange.where'), t('uchange.becomes')]}
      className={styles.table}
    >
      <tbody>
        {lines.map((line, at) => (
          <Row key={line.dependant.id ?? at} line={line} {...place} />
        ))}
      </tbody>
    </RecordTable>
  );
}

interface Gathered {
  readonly data: UnitDependant[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
}

/** What the keepers answered, in their order, once all have; who did not is named. */
export function FromKeepers(props: {
  answers: readonly Gathered[];
  children: (known: readonly UnitDependant[]) => ReactNode;
}) {
  const { t } = useWords();
  const { answers, children } = props;
  return (
    <>
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
      ) : (
        children(answers.flatMap(({ data }) => data ?? []))
      )}
    </>
  );
}

function Asking({ happenings, rules }: Asked) {
  const unitIds = unitsConcerned(together(happenings)).join(',');
  const answers = useAnswers(unitDependants, { query: { unitIds } }, { every: false });
  return (
    <FromKeepers answers={answers}>
      {(dependants) => <Lines happenings={happenings} rules={rules} dependants={dependants} />}
    </FromKeepers>
  );
}

interface Props extends Pick<Asked, 'happenings'> {
  /** Those that count, one for each case; null while no day is known by which they count. */
  readonly rules: readonly SuccessionRule[] | null;
}

/** What hangs on the units of a decision, and what becomes of each thing by which rule; before it is in effect. */
export function Touched({ happenings, rules }: Props) {
  const { t } = useWords();
  return (
    <section className="stack" aria-labelledby="touched">
      <h2 id="touched">{t('uchange.touched')}</h2>
      {happenings.length === 0 || rules === null ? (
        <p className="soft">{t(happenings.length === 0 ? 'uchange.touchedFirst' : 'uchange.touchedDay')}</p>
      ) : (
        <Asking happenings={happenings} rules={rules} />
      )}
    </section>
  );
}
