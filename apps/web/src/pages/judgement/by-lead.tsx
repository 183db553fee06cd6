import type { ReactNode } from 'react';
import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { JudgementsView } from '@langmoi/contracts/judgement';
import { useWords } from '../../i18n/language';
import { Folding } from '../../ui/folding';
import { ShareBar, type Share } from '../../ui/share-bar';
import { useLeadWords } from '../../ui/use-leads';
import { cellsOf, cellStates, type CellState, type JudgedCommune } from '../../view/judgements';
import { glyphs, Key } from './cells';
import { RowsLink } from './rows-link';
import styles from './judgement.module.css';

type Cells = Readonly<Record<CellState, number>>;

/** The parts of a bar; `linked`: each opens to its rows. */
function useShares(): (cells: Cells, linked?: (cell: CellState) => ReactNode) => Share[] {
  const { t } = useWords();
  return (cells, linked) =>
    cellStates.map((state) => ({
      ...{ state, n: cells[state], words: t(`judgement.cell.${state}`) },
      shown: (
        <>
          <span aria-hidden>{glyphs[state]}</span> {linked?.(state) ?? cells[state]}
        </>
      ),
    }));
}

function Criterion({ criterion, communes }: { criterion: CriterionView; communes: readonly JudgedCommune[] }) {
  const { t, say } = useWords();
  const sharesOf = useShares();
  const { no, title } = criterion;
  const name = `${no}. ${title ? say(title) : t('criterion.untitled', { n: no })}`;
  const cells = cellsOf(communes, no);
  const shares = sharesOf(cells, (cell) => <RowsLink n={cells[cell]} of={{ criterion: String(no), cell }} />);
  return (
    <li className={styles.share}>
      <span>{name}</span>
      <ShareBar label={name} shares={shares} />
    </li>
  );
}

function Lead(props: { lead: string; criteria: readonly CriterionView[]; communes: readonly JudgedCommune[] }) {
  const { t } = useWords();
  const sharesOf = useShares();
  const { lead, criteria, communes } = props;
  const all = criteria.map(({ no }) => cellsOf(communes, no));
  const sum = (state: CellState) => all.reduce((total, cells) => total + cells[state], 0);
  const cells = Object.fromEntries(cellStates.map((state) => [state, sum(state)])) as Cells;
  return (
    <li>
      <details>
        <summary className={styles.share}>
          <span>
            {lead} <span className="small soft">{t('judgement.leads', { n: criteria.length })}</span>
          </span>
          <ShareBar label={lead} shares={sharesOf(cells)} />
        </summary>
        <ul className={styles.ofLead}>
          {criteria.map((criterion) => (
            <Criterion key={criterion.no} criterion={criterion} communes={communes} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** By the department that leads: how its criteria stand over all communes; opened, each of them, down to the rows. */
export function ByLead(props: {
  view: Pick<JudgementsView, 'leads'>;
  communes: readonly JudgedCommune[];
  set: CriteriaSetView;
}) {
  const { t } = useWords();
  const { view, communes, set } = props;
  const words = useLeadWords(view.leads);
  const leadOf = ({ no }: CriterionView) => words(set.id, no);
  const leads = [...new Set(set.criteria.map(leadOf))];
  return (
    <Folding id="by-lead" title={t('judgement.byLead')} hint={t('judgement.byLeadHint')}>
      <Key />
      <ul className={styles.leads}>
        {leads.map((lead) => (
          <Lead
            key={lead}
            lead={lead}
            criteria={set.criteria.filter((criterion) => leadOf(criterion) === lead)}
            communes={communes}
          />
        ))}
      </ul>
    </Folding>
  );
}
