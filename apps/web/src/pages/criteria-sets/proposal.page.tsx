import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { SetProposalView } from '@langmoi/contracts/set-proposals';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import parts from '../../ui/parts.module.css';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonDialog } from '../../ui/reason-dialog';
import { Titled } from '../../ui/titled';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { problemWords } from '../../view/problem';
import { ComparisonTable } from './comparison';
import { DraftForm } from './draft-form';
import { setProposals } from './services';
import { Trial } from './trial';
import { ProposalBadge } from './sets.page';
import frame from '../../ui/pages.module.css';

interface Props {
  readonly proposal: SetProposalView;
}

type WithReason = 'returnSetProposal' | 'withdrawSetProposal';

/** A step back, with the reason why. */
function StepBack({ proposal, act, close }: Props & { act: WithReason; close: () => void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      route={setProposals[act]}
      params={{ proposalId: proposal.id }}
      bodyOf={(reason) => ({ reason, seenRevision: proposal.revision })}
      verb={act === 'returnSetProposal' ? t('draft.return') : t('draft.withdraw')}
      close={close}
    />
  );
}

/** Why the reader may not approve what waits for approval, or what an approval does. */
function Approvable({ proposal }: Props) {
  const { t, language, date } = useWords();
  const refused = refusalOf(proposal.actions, 'approveSetProposal');
  const words =
    refused === null
      ? t('draft.approveHint', { date: date(proposal.fromOn ?? '') })
      : problemWords(refused, language).title;
  return <p className="small soft">{words}</p>;
}

function Submit({ proposal, isUnsaved }: Props & { isUnsaved: boolean }) {
  const { t } = useWords();
  const submit = useCommand(setProposals.submitSetProposal);
  const { id, revision, actions, faults } = proposal;
  if (refusalOf(actions, 'submitSetProposal') !== null) return null;
  const send = () => submit.mutate({ params: { proposalId: id }, body: { seenRevision: revision } });
  return (
    <>
      {submit.error && <ProblemAlert problem={submit.error} />}
      <Button disabled={isUnsaved || faults.length > 0} loading={submit.isPending} onClick={send}>
        {t('draft.submit')}
      </Button>
      {isUnsaved && <span className="small soft">{t('draft.unsaved')}</span>}
    </>
  );
}

function Approve({ proposal }: Props) {
  const { t } = useWords();
  const approve = useCommand(setProposals.approveSetProposal);
  const { id, revision, state, actions } = proposal;
  const refused = refusalOf(actions, 'approveSetProposal');
  if (state !== 'submitted' || refused === '/problems/not-permitted') return null;
  const send = () => approve.mutate({ params: { proposalId: id }, body: { seenRevision: revision } });
  return (
    <>
      {approve.error && <ProblemAlert problem={approve.error} />}
      <Button disabled={refused !== null} loading={approve.isPending} onClick={send}>
        {t('draft.approve')}
      </Button>
    </>
  );
}

/** The steps that are open now; one that is closed to the reader says why. */
function Steps({ proposal, isUnsaved }: Props & { isUnsaved: boolean }) {
  const { t } = useWords();
  const [asking, ask] = useState<WithReason | null>(null);
  const { state, actions } = proposal;
  return (
    <>
      <div className="row">
        <Submit proposal={proposal} isUnsaved={isUnsaved} />
        <Approve proposal={proposal} />
        {(['returnSetProposal', 'withdrawSetProposal'] as const)
          .filter((act) => refusalOf(actions, act) === null)
          .map((act) => (
            <Button key={act} variant="default" onClick={() => ask(act)}>
              {act === 'returnSetProposal' ? t('draft.return') : t('draft.withdraw')}
            </Button>
          ))}
      </div>
      {state === 'submitted' && <Approvable proposal={proposal} />}
      {asking && <StepBack proposal={proposal} act={asking} close={() => ask(null)} />}
    </>
  );
}

function Acts({ proposal }: Props) {
  const { t, date, maybe } = useWords();
  return (
    <section className={parts.paper}>
      <h2>{t('draft.acts')}</h2>
      <ol className="stack">
        {proposal.acts.map(({ kind, role, isOwn, at, reason }) => (
          <li key={at + kind}>
            {isOwn ? t('draft.you') : (maybe(`role.${role}`) ?? role)} {t(`draft.act.${kind}`)}
            <span className="small soft" style={{ display: 'block' }}>
              {timeText(at)} {date(at)}
              {reason && `: ${reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ proposal: { decision, fromOn, baseVersion, version } }: Props) {
  const { t, date } = useWords();
  return (
    <p className="soft">
      {t('draft.of', { n: baseVersion })}
      {decision && ` · ${decision.document}${decision.date ? `, ${date(decision.date)}` : ''}`}
      {version !== null && fromOn !== null && ` · ${t('draft.became', { n: version, date: date(fromOn) })}`}
    </p>
  );
}

function Proposal({ proposal, of }: Props & { of: CriteriaSetView }) {
  const { t, say } = useWords();
  const [isUnsaved, note] = useState(false);
  const isWriting = refusalOf(proposal.actions, 'changeSetProposal') === null;
  return (
    <div className={frame.body}>
      <div className="stack">
        <p className="small">
          <Link to="/criteria-sets">{t('sets.back')}</Link>
        </p>
        <Titled title={t('draft.title', { set: say(proposal.title) })} />
        <p>
          <ProposalBadge state={proposal.state} />
        </p>
        <Facts proposal={proposal} />
      </div>
      <Steps proposal={proposal} isUnsaved={isUnsaved} />
      {isWriting && <DraftForm proposal={proposal} frame={of} onTyped={note} />}
      <section className="stack" aria-labelledby="changes">
        <h2 id="changes">{t('draft.changes')}</h2>
        <ComparisonTable comparison={proposal.comparison} same={t('draft.noChanges')} />
      </section>
      {proposal.state !== 'withdrawn' && <Trial proposal={proposal} of={of} />}
      <Acts proposal={proposal} />
    </div>
  );
}

/** What the province would lay down in a set: written, held against its original, tried, and decided on. */
export function ProposalPage() {
  const { proposalId = '' } = useParams();
  const proposal = useAnswer(setProposals.viewSetProposal, { params: { proposalId } });
  const { setId = '', frameVersion = 1 } = proposal.data ?? {};
  const law = useAnswer(
    criteria.viewSetVersion,
    { params: { setId, version: String(frameVersion) } },
    { enabled: setId !== '' },
  );
  return (
    <Answer of={proposal} page>
      {(view) => <Answer of={law}>{(of) => <Proposal proposal={view} of={of} />}</Answer>}
    </Answer>
  );
}
