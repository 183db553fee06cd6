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
import { Titled } from '../../ui/titled';
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

function Row({ proposal }: { proposal: UnitProposalView }) {
  const { date } = useWords();
  const wordsOf = useHappeningWords();
  const { id, effectiveOn, decision, state } = proposal;
  return (
    <tr>
      <th scope="row">
        <Link to={`/administration/units/${id}`}>{wordsOf(proposal).join('; ')}</Link>
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

function List({ proposals }: { proposals: readonly UnitProposalView[] }) {
  const { t } = useWords();
  if (proposals.length === 0) return <Empty title={t('uchange.none')}>{t('uchange.noneNext')}</Empty>;
  return (
    <RecordTable
      name={t('uchange.title')}
      columns={[t('uchange.what'), t('uchange.on'), t('uchange.decision'), t('uchange.state')]}
      className={styles.table}
    >
      <tbody>
        {proposals.map((one) => (
          <Row key={one.id} proposal={one} />
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
      <div className={frame.head}>
        <div>
          <Titled title={t('uchange.title')} />
          <p className="soft">{t('uchange.about')}</p>
        </div>
        {granted(directory.draftUnitProposal) && (
          <Button component={Link} to="/administration/units/new">
            {t('uchange.new')}
          </Button>
        )}
      </div>
      <Answer of={proposals} lines={5}>
        {(all) => <List proposals={all} />}
      </Answer>
    </div>
  );
}
