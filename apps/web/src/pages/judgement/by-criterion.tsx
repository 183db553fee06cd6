import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { cellsOf, type CellState, type JudgedCommune } from '../../view/judgements';
import parts from '../../ui/parts.module.css';
import { RowsLink } from './rows-link';

const states: readonly CellState[] = ['met', 'statedMet', 'notMet', 'statedNot', 'open'];

const leadOf = ({ leads }: CriterionView) => leads.map(({ organisationName }) => organisationName).join(' · ');

function Row({ criterion, communes }: { criterion: CriterionView; communes: readonly JudgedCommune[] }) {
  const { t, say } = useWords();
  const { no, title } = criterion;
  const cells = cellsOf(communes, no);
  return (
    <tr>
      <th scope="row">
        {no}. {title ? say(title) : t('criterion.untitled', { n: no })}
      </th>
      {states.map((cell) => (
        <td key={cell} className="num">
          <RowsLink n={cells[cell]} of={{ criterion: String(no), cell }} />
        </td>
      ))}
    </tr>
  );
}

/** By the department that leads: each of its criteria across all communes. */
export function ByCriterion({ communes, set }: { communes: readonly JudgedCommune[]; set: CriteriaSetView }) {
  const { t } = useWords();
  const leads = [...new Set(set.criteria.map(leadOf))];
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="by-lead">
      <h2 id="by-lead">{t('judgement.byLead')}</h2>
      <RecordTable
        name={t('judgement.byLead')}
        columns={[
          t('judgement.criterion'),
          ...states.map((cell) => ({ title: t(`judgement.cell.${cell}`), numeric: true })),
        ]}
      >
        {leads.map((lead) => (
          <tbody key={lead}>
            <tr>
              <th scope="rowgroup" colSpan={states.length + 1}>
                {lead || t('criterion.noLead')}
              </th>
            </tr>
            {set.criteria
              .filter((criterion) => leadOf(criterion) === lead)
              .map((criterion) => (
                <Row key={criterion.no} criterion={criterion} communes={communes} />
              ))}
          </tbody>
        ))}
      </RecordTable>
    </section>
  );
}
