import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useSession } from '../../queries';
import { Answer } from '../../ui/answer';
import parts from '../../ui/parts.module.css';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonDialog } from '../../ui/reason-dialog';
import { RuleText } from '../../ui/succession-note';
import { Titled } from '../../ui/titled';
import { useUnitName } from '../../ui/unit-names';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { problemWords } from '../../view/problem';
import { shortName } from '../../view/roles';
import { chosenCases, choosesRules } from '../../view/unit-proposal';
import { unitChanges } from './services';
import { TouchedProvinces } from '../nation/touched-provinces';
import { Followed } from '../nation/followed';
import { Effects } from './effects';
import { ReturnedNote } from './returned-note';
import { Touched } from './touched';
import { ProposalBadge } from './unit-changes.page';
import { useHappeningWords } from './use-happening-words';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

interface Props {
  readonly proposal: UnitProposalView;
}

function Acts({ proposal }: Props) {
  const { t, date } = useWords();
  return (
    <section className={`${parts.paper} stack`}>
      <h2>{t('uchange.acts')}</h2>
      <ol className="stack">
        {proposal.acts.map(({ kind, by, at, reason }) => (
          <li key={at + kind}>
            {by ? `${shortName(by.displayName)} ${t(`uchange.act.${kind}`)}` : t(`uchange.act.${kind}`)}
            <span className={styles.under}>
              {timeText(at)} {date(at)}
              {reason && `: ${reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type WithReason = 'returnUnitProposal' | 'reverseUnitChange';

/** A step back, with the reason why. */
function StepBack({ proposal, act, close }: Props & { act: WithReason; close: () => void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      route={unitChanges[act]}
      params={{ proposalId: proposal.id }}
      bodyOf={(reason) => ({ reason, seenVersion: proposal.version })}
      verb={act === 'returnUnitProposal' ? t('uchange.return') : t('uchange.reverse')}
      close={close}
    >
      {act === 'reverseUnitChange' && <p className="small">{t('uchange.reverseHint')}</p>}
    </ReasonDialog>
  );
}

/** What an approval does, or why the reader may not give it. */
function Approvable({ proposal }: Props) {
  const { t, language, date } = useWords();
  const refused = refusalOf(proposal.actions, 'approveUnitProposal');
  const words =
    refused === null
      ? t('uchange.approveHint', { date: date(proposal.effectiveOn) })
      : problemWords(refused, language).title;
  return <p className="small soft">{words}</p>;
}

/** The way back into the form, while it is a draft. */
function Amend({ proposal }: Props) {
  const { t } = useWords();
  const { id, actions } = proposal;
  const place = useIsNations(proposal) ? '/nation/units' : '/administration/units';
  if (refusalOf(actions, 'amendUnitProposal') !== null) return null;
  return (
    <Button component={Link} to={`${place}/${id}/amend`} variant="default">
      {t('uchange.amend')}
    </Button>
  );
}

/** The steps that are open now; one that is closed to the reader says why. */
function Steps({ proposal }: Props) {
  const { t } = useWords();
  const [asking, ask] = useState<WithReason | null>(null);
  const propose = useCommand(unitChanges.proposeUnitChange);
  const approve = useCommand(unitChanges.approveUnitProposal);
  const { id, version, state, actions } = proposal;
  const input = { params: { proposalId: id }, body: { seenVersion: version } };
  const refused = refusalOf(actions, 'approveUnitProposal');
  const may = (name: string): boolean => refusalOf(actions, name) === null;
  const failed = propose.error ?? approve.error;
  return (
    <>
      {failed && <ProblemAlert problem={failed} />}
      <div className="row">
        {may('proposeUnitChange') && (
          <Button loading={propose.isPending} onClick={() => propose.mutate(input)}>
            {t('uchange.propose')}
          </Button>
        )}
        <Amend proposal={proposal} />
        {state === 'proposed' && refused !== '/problems/not-permitted' && (
          <Button disabled={refused !== null} loading={approve.isPending} onClick={() => approve.mutate(input)}>
            {t('uchange.approve')}
          </Button>
        )}
        {may('returnUnitProposal') && (
          <Button variant="default" onClick={() => ask('returnUnitProposal')}>
            {t('uchange.return')}
          </Button>
        )}
        {may('reverseUnitChange') && (
          <Button variant="default" onClick={() => ask('reverseUnitChange')}>
            {t('uchange.reverse')}
          </Button>
        )}
      </div>
      {state === 'proposed' && <Approvable proposal={proposal} />}
      {asking && <StepBack proposal={proposal} act={asking} close={() => ask(null)} />}
    </>
  );
}

/** The rules that the decision chose; none where it has nothing to choose, as where provinces alone are joined. */
function Chosen({ proposal: { happenings, rules, units } }: Props) {
  const { t } = useWords();
  if (!choosesRules(happenings) || !units.some(({ level }) => level === 'commune')) return null;
  return (
    <>
      <dt>{t('uchange.rules')}</dt>
      <dd>
        <ul className="stack">
          {rules
            .filter((rule) => chosenCases.some((name) => name === rule.case))
            .map((rule) => (
              <li key={rule.id}>
                <RuleText rule={rule} />
              </li>
            ))}
        </ul>
      </dd>
    </>
  );
}

function Facts({ proposal }: Props) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const { decision, effectiveOn, happenings, reversal } = proposal;
  const shares = happenings.flatMap(({ parts: all }) => all).filter((part) => part.shares !== 'whole');
  const unitOf = (unitId: string) => proposal.units.find((one) => one.unitId === unitId);
  return (
    <dl className={styles.facts}>
      <dt>{t('uchange.on')}</dt>
      <dd>{date(effectiveOn)}</dd>
      <dt>{t('uchange.decision')}</dt>
      <dd>
        {decision.number}, {date(decision.date)}, {decision.authority}
      </dd>
      {shares.length > 0 && (
        <>
          <dt>{t('uchange.measure')}</dt>
          <dd>
            <ul>
              {shares.map(({ toId, shares: said }) => {
                const [measured] = said === null || said === 'whole' ? [] : Object.entries(said);
                const unit = unitOf(toId);
                return (
                  <li key={toId}>
                    {unit && nameOf(unit)}:{' '}
                    {measured
                      ? `${measured[1]} ${t(`uchange.measure.${measured[0] as 'area'}`)}`
                      : t('uchange.measure.')}
                  </li>
                );
              })}
            </ul>
          </dd>
        </>
      )}
      <Chosen proposal={proposal} />
      {reversal && (
        <>
          <dt>{t('uchange.reversed')}</dt>
          <dd>
            {date(reversal.on)}: {reversal.reason}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Whether it is a decision of the nation itself, not what of one is a province's. */
function useIsNations({ provinceId }: UnitProposalView): boolean {
  const session = useSession().data;
  return session?.national === true && session.caller.provinceId === provinceId;
}

/** What it would touch until it is in effect, and from then on what it did. */
function WhatItDoes({ proposal }: Props) {
  const { state, happenings, rules } = proposal;
  const isNations = useIsNations(proposal);
  if (state === 'draft' || state === 'proposed') {
    const Preview = isNations ? TouchedProvinces : Touched;
    return <Preview happenings={happenings} rules={rules} />;
  }
  if (isNations) return <Followed proposal={proposal} />;
  return state === 'approved' ? <Touched happenings={happenings} rules={rules} /> : <Effects proposal={proposal} />;
}

function Proposal({ proposal }: Props) {
  const { t } = useWords();
  const wordsOf = useHappeningWords();
  const { state, national } = proposal;
  const isNations = useIsNations(proposal);
  return (
    <div className={frame.body}>
      <div className="stack">
        <p className="small">
          {isNations ? (
            <Link to="/nation/units">{t('joining.back')}</Link>
          ) : (
            <Link to="/administration/units">{t('uchange.back')}</Link>
          )}
        </p>
        <Titled title={wordsOf(proposal).join('; ')} />
        <p>
          <ProposalBadge state={state} />
        </p>
        {national && <p className="soft">{t('joining.national')}</p>}
      </div>
      <ReturnedNote proposal={proposal} />
      <Steps proposal={proposal} />
      <div className={styles.columns}>
        <div className={frame.body}>
          <section className={parts.paper}>
            <Facts proposal={proposal} />
          </section>
          <WhatItDoes proposal={proposal} />
        </div>
        <aside className={styles.side}>
          <Acts proposal={proposal} />
        </aside>
      </div>
    </div>
  );
}

/** One decision about units: what it says and touches, who did what, and the step that is next. */
export function UnitChangePage() {
  const { proposalId = '' } = useParams();
  const proposal = useAnswer(unitChanges.viewUnitProposal, { params: { proposalId } });
  return (
    <Answer of={proposal} page>
      {(view) => <Proposal proposal={view} />}
    </Answer>
  );
}
