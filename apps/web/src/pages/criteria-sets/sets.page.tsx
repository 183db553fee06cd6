import type { SetVersionHead } from '@langmoi/contracts/criteria';
import type { SetProposalHead, SetProposalState } from '@langmoi/contracts/set-proposals';
import { setProposals as table } from '@langmoi/domain/access/set-proposals';
import { daysOf, versionsOn } from '@langmoi/domain/criteria/in-force';
import { Link } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer, useToday } from '../../queries';
import { criteria } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { ProvisionalMark } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { Titled } from '../../ui/titled';
import { useMayEver } from '../../use-granted';
import { setProposals } from './services';
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

/** When a version is in force, and whether it is now. */
function InForce({ head, isChosen }: { head: SetVersionHead; isChosen: boolean }) {
  const { t, date } = useWords();
  const today = useToday();
  const { from, to } = daysOf(head);
  const state = today < from ? 'coming' : today > to || !isChosen ? 'past' : 'now';
  return (
    <>
      <StateBadge state={{ now: 'achieved', coming: 'awaiting', past: 'noData' }[state] as State}>
        {t(`sets.${state as 'now'}`)}
      </StateBadge>
      <span className="small soft" style={{ display: 'block' }}>
        {t('sets.span', { from: date(from), to: date(to) })}
      </span>
    </>
  );
}

function Row({ head, isChosen }: { head: SetVersionHead; isChosen: boolean }) {
  const { t, say, maybe } = useWords();
  const { id, version, title, tier, level, known, holds, law, legalBasis, confidence, proposalId, decisions } = head;
  const latest = decisions.filter(({ isContentKnown }) => isContentKnown).at(-1)?.law.document;
  return (
    <tr>
      <th scope="row">
        <Link to={`/criteria-sets/${id}/versions/${version}`}>{say(title)}</Link>
        <span className="small soft" style={{ display: 'block', fontWeight: 400 }}>
          {maybe(`tier.${tier}`) ?? maybe(`sets.tier.${tier}`)} · {t(`sets.level.${level}`)} ·{' '}
          {t('sets.version', { n: version })}
        </span>
      </th>
      <td>{t(`sets.known.${known}`, holds)}</td>
      <td>
        <InForce head={head} isChosen={isChosen} />
      </td>
      <td>
        {proposalId ? (latest ?? t('sets.ofProvince')) : (law?.document ?? legalBasis)}{' '}
        <ProvisionalMark confidence={confidence} source={legalBasis} />
      </td>
    </tr>
  );
}

function Sets({ heads }: { heads: readonly SetVersionHead[] }) {
  const { t } = useWords();
  const today = useToday();
  const chosen = new Set(versionsOn(heads, today).map(({ id, version }) => `${id} ${version}`));
  const ordered = [...heads].sort((a, b) => (daysOf(a).from < daysOf(b).from ? 1 : -1));
  return (
    <RecordTable name={t('sets.title')} columns={[t('sets.set'), t('sets.known'), t('sets.inForce'), t('sets.law')]}>
      <tbody>
        {ordered.map((one) => (
          <Row key={`${one.id} ${one.version}`} head={one} isChosen={chosen.has(`${one.id} ${one.version}`)} />
        ))}
      </tbody>
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
              <span className="small soft" style={{ display: 'block', fontWeight: 400 }}>
                {t('draft.of', { n: baseVersion })}
              </span>
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
      <div>
        <Titled title={t('sets.title')} />
        <p className="soft">{t('sets.about')}</p>
      </div>
      {mayRead && (
        <section className="stack" aria-labelledby="drafts">
          <h2 id="drafts">{t('draft.list')}</h2>
          <Answer of={proposals} lines={2}>
            {(all) => <Drafts proposals={all} />}
          </Answer>
        </section>
      )}
      <Answer of={heads} lines={10}>
        {(all) => <Sets heads={all} />}
      </Answer>
    </div>
  );
}
