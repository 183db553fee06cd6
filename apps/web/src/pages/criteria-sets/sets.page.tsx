import type { SetVersionHead } from '@langmoi/contracts/criteria';
import type { SetProposalHead, SetProposalState } from '@langmoi/contracts/set-proposals';
import { setProposals as table } from '@langmoi/domain/access/set-proposals';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { Link } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer, useToday } from '../../queries';
import { criteria } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { ProvisionalMark } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { useMayEver } from '../../use-granted';
import { lackOf, setsByTime } from '../../view/sets';
import { setProposals } from './services';
import styles from './criteria-sets.module.css';
import frame from '../../ui/pages.module.css';

const states: Readonly<Record<SetProposalState, State>> = {
  draft: 'inferred',
  submitted: 'awaiting',
  approved: 'achieved',
  withdrawn: 'noData',
};

export function ProposalBadge({ state }: { state: SetProposalState }) {
  const { t } = useWords();
  return <StateBadge state={states[state]}>{t(`draft.${state}`)}</StateBadge>;
}

const knownStates = {
  indicators: 'achieved',
  criteria: 'inferred',
  numbers: 'inferred',
  noCriteria: 'noData',
} as const;

/** How much of a version is known: what it holds, and what it lacks of what its text says that it has. */
export function KnownOf({ head }: { head: SetVersionHead }) {
  const { t } = useWords();
  const { known, holds } = head;
  const { criteria, indicators } = lackOf(head);
  const lacks = (known === 'indicators' && (indicators ?? 0) > 0) || (criteria ?? 0) > 0;
  return (
    <>
      <StateBadge state={lacks ? 'inferred' : knownStates[known]}>{t(`sets.known.${known}`, holds)}</StateBadge>
      {lacks && (
        <span className={`small soft ${styles.under}`}>
          {criteria ? t('sets.lackCriteria', { n: criteria }) : t('sets.lackIndicators', { n: indicators ?? 0 })}
        </span>
      )}
    </>
  );
}

function Row({ head }: { head: SetVersionHead }) {
  const { t, say, date } = useWords();
  const { id, version, title, tier, level, law, legalBasis, confidence, proposalId, decisions } = head;
  const latest = decisions.filter(({ isContentKnown }) => isContentKnown).at(-1)?.law.document;
  const { from, to } = daysOf(head);
  return (
    <tr>
      <th scope="row">
        <Link to={`/criteria-sets/${id}/versions/${version}`}>{say(title)}</Link>
        <span className={`small soft ${styles.under}`}>
          {t(`sets.level.${level}`)} · {t(`tier.${tier}`)} · {t('sets.version', { n: version })}
        </span>
      </th>
      <td>
        <KnownOf head={head} />
      </td>
      <td className="nowrap">{t('sets.span', { from: date(from), to: date(to) })}</td>
      <td>
        {proposalId ? (latest ?? t('sets.ofProvince')) : (law?.document ?? legalBasis)}{' '}
        <ProvisionalMark confidence={confidence} source={legalBasis} />
      </td>
    </tr>
  );
}

/** Those in force, those to come, those that are past: each says how much of it is known. */
function Sets({ heads }: { heads: readonly SetVersionHead[] }) {
  const { t } = useWords();
  const today = useToday();
  return (
    <RecordTable
      saved
      name={t('sets.title')}
      columns={[t('sets.set'), t('sets.known'), t('sets.inForce'), t('sets.law')]}
    >
      {setsByTime(heads, today).map(({ when, heads: all }) => (
        <tbody key={when}>
          <tr>
            <th scope="rowgroup" colSpan={4} className={styles.group}>
              {t(`sets.${when}`)} <span className="soft small">({all.length})</span>
            </th>
          </tr>
          {all.map((one) => (
            <Row key={`${one.id} ${one.version}`} head={one} />
          ))}
        </tbody>
      ))}
    </RecordTable>
  );
}

function Drafts({ proposals }: { proposals: readonly SetProposalHead[] }) {
  const { t, say, date } = useWords();
  if (proposals.length === 0) return <Empty title={t('draft.none')}>{t('draft.noneNext')}</Empty>;
  return (
    <RecordTable name={t('draft.list')} columns={[t('sets.set'), t('sets.law'), t('sets.inForce'), t('draft.state')]}>
      <tbody>
        {proposals.map(({ id, title, baseVersion, decision, fromOn, state }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/set-proposals/${id}`}>{say(title)}</Link>
              <span className={`small soft ${styles.under}`}>{t('draft.of', { n: baseVersion })}</span>
            </th>
            <td>{decision?.document ?? t('sets.unknown')}</td>
            <td>{fromOn ? t('sets.from', { from: date(fromOn) }) : t('sets.unknown')}</td>
            <td>
              <ProposalBadge state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

/** Criteria sets as law, and what the province is drafting. */
export function SetsPage() {
  const { t } = useWords();
  const mayRead = useMayEver()(table.listSetProposals);
  const heads = useAnswer(criteria.listSetVersions, {});
  const proposals = useAnswer(setProposals.listSetProposals, {}, { enabled: mayRead });
  return (
    <div className={frame.body}>
      <PageHead title={t('sets.title')} about={t('sets.about')} />
      <Answer of={heads} lines={10}>
        {(all) => <Sets heads={all} />}
      </Answer>
      {mayRead && (
        <section className="stack" aria-labelledby="drafts">
          <h2 id="drafts">{t('draft.list')}</h2>
          <Answer of={proposals} lines={2}>
            {(all) => <Drafts proposals={all} />}
          </Answer>
        </section>
      )}
    </div>
  );
}
