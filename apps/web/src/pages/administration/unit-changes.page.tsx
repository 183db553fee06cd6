import type { ProposalState, UnitProposalView } from '@langmoi/contracts/unit-changes';
import { directory } from '@langmoi/domain/access/directory';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { useGranted } from '../../use-granted';
import { unitChanges } from './services';
import { useHappeningWords } from './use-happening-words';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

const states: Readonly<Record<ProposalState, State>> = {
  draft: 'noData',
  proposed: 'awaiting',
  approved: 'awaiting',
  inEffect: 'achieved',
  reversed: 'missing',
};

export function ProposalBadge({ state }: { state: ProposalState }) {
  const { t } = useWords();
  return <StateBadge state={states[state]}>{t(`uchange.${state}`)}</StateBadge>;
}

function Row({ proposal, place }: { proposal: UnitProposalView; place: string }) {
  const { t, date } = useWords();
  const wordsOf = useHappeningWords();
  const { id, effectiveOn, decision, state } = proposal;
  return (
    <tr>
      <th scope="row">
        <Link to={`${place}/${id}`}>{wordsOf(proposal).join('; ')}</Link>
        {proposal.national && <span className={styles.under}>{t('joining.national')}</span>}
      </th>
      <td className="nowrap">{date(effectiveOn)}</td>
      <td>
        {decision.number}
        <span className={styles.under}>
          {date(decision.date)} · {decision.authority}
        </span>
      </td>
      <td>
        <ProposalBadge state={state} />
      </td>
    </tr>
  );
}

interface Listed {
  readonly proposals: readonly UnitProposalView[];
  /** Where the page of each is. */
  readonly place: string;
  /** What to do where there is none. */
  readonly next: string;
}

export function ChangesList({ proposals, place, next }: Listed) {
  const { t } = useWords();
  if (proposals.length === 0) return <Empty title={t('uchange.none')}>{next}</Empty>;
  return (
    <RecordTable
      saved
      name={t('uchange.title')}
      columns={[t('uchange.what'), t('uchange.on'), t('uchange.decision'), t('uchange.state')]}
      className={styles.table}
    >
      <tbody>
        {proposals.map((one) => (
          <Row key={one.id} proposal={one} place={place} />
        ))}
      </tbody>
    </RecordTable>
  );
}

/** Decisions about the province’s units: what was entered, and where each stands. */
export function UnitChangesPage() {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const granted = useGranted();
  const proposals = useAnswer(
    unitChanges.listUnitProposals,
    { params: { provinceId } },
    { enabled: provinceId !== '' },
  );
  return (
    <div className={frame.body}>
      <PageHead title={t('uchange.title')} about={t('uchange.about')}>
        {granted(directory.draftUnitProposal) && (
          <Button component={Link} to="/administration/units/new">
            {t('uchange.new')}
          </Button>
        )}
      </PageHead>
      <Answer of={proposals} lines={5}>
        {(all) => <ChangesList proposals={all} place="/administration/units" next={t('uchange.noneNext')} />}
      </Answer>
    </div>
  );
}
