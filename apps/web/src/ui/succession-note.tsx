import type { Succession } from '@langmoi/contracts/unit-changes';
import { useWords } from '../i18n/language';
import { ProvisionalMark } from './marks';
import { StateBadge, type State } from './state-badge';
import styles from './parts.module.css';

const states: Readonly<Record<Succession['outcome'], State>> = {
  stays: 'achieved',
  goesOn: 'achieved',
  provisional: 'awaiting',
  ends: 'noData',
  notLaidDown: 'late',
};

/** The words of a rule on a change of units: what becomes of a thing, and how sure the law is of it. */
export function RuleText({ rule }: Pick<Succession, 'rule'>) {
  const { say } = useWords();
  const { outcome, title, confidence, source } = rule;
  return (
    <span className={styles.rule}>
      <StateBadge state={states[outcome]}>{say(title)}</StateBadge>{' '}
      <ProvisionalMark confidence={confidence} source={source.document} />
    </span>
  );
}

/** What changes of units made of the thing that it stands at, each with its day and paper. */
export function SuccessionNotes({ successions = [] }: { successions?: readonly Succession[] | undefined }) {
  const { t, date } = useWords();
  return successions.map(({ changeId, rule, effectiveOn, decision, fromName, toName }) => (
    <p key={changeId} className="small">
      {t('succession.since', { date: date(effectiveOn), number: decision.number })}: {fromName} →{' '}
      {toName ?? t('succession.nobody')}
      <br />
      <RuleText rule={rule} />
    </p>
  ));
}
