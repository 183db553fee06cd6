import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { ReasonedStep, type SetProposalView, type SetTrial } from '@langmoi/contracts/set-proposals';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { Titled } from '../../ui/titled';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { problemWords } from '../../view/problem';
import { ComparisonTable } from './comparison';
import { DraftForm } from './draft-form';
import { setProposals } from './services';
import { ProposalBadge } from './sets.page';
import frame from '../../ui/pages.module.css';

interface Props {
  readonly proposal: SetProposalView;
}

type WithReason = 'returnSetProposal' | 'withdrawSetProposal';

function ReasonDialog({ proposal, act, close }: Props & { act: WithReason; close: () => void }) {
  const { t } = useWords();
  const form = useForm({ reason: '' });
  const command = useCommand(setProposals[act], close);
  const verb = act === 'returnSetProposal' ? t('draft.return') : t('draft.withdraw');
  const send = () => {
    const body = form.check(ReasonedStep, { ...form.values, seenRevision: proposal.revision });
    if (body) command.mutate({ params: { proposalId: proposal.id }, body });
  };
  return (
    <Dialog title={verb} close={close}>
      <DialogForm
        form={form}
        problem={command.error}
        pending={command.isPending}
        verb={verb}
        onSubmit={send}
        close={close}
      >
        <TextField
          {...form.fieldOf('/reason')}
          label={t('draft.reason')}
          value={form.values.reason}
          onChange={(reason) => form.change({ reason })}
        />
      </DialogForm>
    </Dialog>
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
      {asking && <ReasonDialog proposal={proposal} act={asking} close={() => ask(null)} />}
    </>
  );
}

const outcomes = ['met', 'notMet', 'unknown'] as const;

/** How many communes meet each criterion that is asked otherwise, before and after. */
function Counts({ trial }: { trial: SetTrial }) {
  const { t } = useWords();
  return (
    <RecordTable
      name={t('draft.trial')}
      columns={[
        t('sets.criterion'),
        ...outcomes.map((one) => ({ title: `${t('sets.before')}: ${t(`draft.${one}`)}`, numeric: true })),
        ...outcomes.map((one) => ({ title: `${t('sets.after')}: ${t(`draft.${one}`)}`, numeric: true })),
      ]}
    >
      <tbody>
        {trial.criteria.map(({ no, before, after }) => (
          <tr key={no}>
            <th scope="row">{t('sets.number', { n: no })}</th>
            {[before, after].flatMap((counts, at) =>
              outcomes.map((one) => (
                <td key={`${at}${one}`} className="num">
                  {counts[one]}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

function Communes({ trial }: { trial: SetTrial }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const names = new Map(useUnits().map((unit) => [unit.id, unit]));
  if (trial.communes.length === 0) return <p className="soft">{t('draft.trialNone')}</p>;
  return (
    <RecordTable
      name={t('draft.commune')}
      columns={[t('draft.commune'), t('sets.criterion'), { title: t('draft.total'), numeric: true }]}
    >
      <tbody>
        {trial.communes.map(({ communeId, metBefore, metAfter, criteria: changed }) => {
          const unit = names.get(communeId);
          return (
            <tr key={communeId}>
              <th scope="row">
                <Link to={`/communes/${communeId}`}>{unit ? nameOf(unit) : communeId}</Link>
              </th>
              <td>
                {changed
                  .map(({ no, before, after }) => `${no}: ${t(`draft.${before}`)} → ${t(`draft.${after}`)}`)
                  .join('; ')}
              </td>
              <td className="num">
                {metBefore} → {metAfter}
              </td>
            </tr>
          );
        })}
      </tbody>
    </RecordTable>
  );
}

function Trial({ proposal: { id, revision } }: Props) {
  const { t, date } = useWords();
  const [tried, attempt] = useState<number | null>(null);
  const trial = useAnswer(
    setProposals.trySetProposal,
    { params: { proposalId: id }, query: {} },
    { enabled: tried === revision },
  );
  return (
    <section className="stack" aria-labelledby="trial">
      <h2 id="trial">{t('draft.trial')}</h2>
      {tried !== revision ? (
        <div>
          <Button variant="default" onClick={() => attempt(revision)}>
            {t('draft.try')}
          </Button>
        </div>
      ) : (
        <Answer of={trial} lines={4}>
          {(view) => (
            <>
              <p className="small soft">
                {view.total === 0
                  ? t('draft.trialOther')
                  : t('draft.trialHint', { date: date(view.on), n: view.total })}
              </p>
              {view.criteria.length > 0 && <Counts trial={view} />}
              {view.total > 0 && <Communes trial={view} />}
            </>
          )}
        </Answer>
      )}
    </section>
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
      {proposal.state !== 'withdrawn' && <Trial proposal={proposal} />}
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
