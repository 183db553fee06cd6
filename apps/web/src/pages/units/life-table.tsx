import type { UnitLifeView, UnitState } from '@langmoi/contracts/units';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { useUnitName } from '../../ui/unit-names';
import { aboveOf, shownOf } from '../../view/unit-life';
import { useUnitNames } from './unit-words';

function Row({ state, life, paper }: { state: UnitState; life: UnitLifeView; paper: number | undefined }) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const namesOf = useUnitNames();
  const { unitId, fromOn, toOn, code } = state;
  const above = aboveOf(life, state, fromOn ?? toOn ?? life.asOf);
  return (
    <tr>
      <th scope="row">
        {unitId === life.unitId ? nameOf(state) : <Link to={`/units/${unitId}`}>{nameOf(state)}</Link>}
      </th>
      <td>{fromOn ? date(fromOn) : t('unit.sinceBefore')}</td>
      <td>{toOn ? date(toOn) : t('unit.untilNow')}</td>
      <td>{namesOf(above) || '–'}</td>
      <td>{code}</td>
      <td>{paper && <a href={`#paper-${paper}`}>{t('unit.paperNo', { n: paper })}</a>}</td>
    </tr>
  );
}

/** The twin of the picture: every state of the unit and of those that it has to do with, a line each. */
export function LifeTable({
  life,
  papers,
  name,
}: {
  life: UnitLifeView;
  papers: ReadonlyMap<string, number>;
  name: string;
}) {
  const { t } = useWords();
  return (
    <RecordTable
      saved
      name={name}
      columns={[t('unit.unit'), t('unit.since'), t('unit.until'), t('unit.below'), t('unit.code'), t('unit.paper')]}
    >
      <tbody>
        {shownOf(life).map((state) => (
          <Row key={`${state.unitId} ${state.fromOn}`} state={state} life={life} paper={papers.get(state.begunBy)} />
        ))}
      </tbody>
    </RecordTable>
  );
}
