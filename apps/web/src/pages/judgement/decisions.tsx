import { RecordDecision, type DecisionView } from '@langmoi/contracts/decisions';
import type { JudgementView } from '@langmoi/contracts/judgement';
import { Button, Textarea } from '@mantine/core';
import { createContext, useContext, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { CapacityMark } from '../../ui/capacity-mark';
import { ClosedNote } from '../../ui/closed-note';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { DateField } from '../../ui/fields/date-field';
import { Either } from '../../ui/fields/either';
import { useForm, type Form } from '../../ui/fields/use-form';
import { RehearsalMark } from '../../ui/marks';
import { ReasonDialog } from '../../ui/reason-dialog';
import { StateBadge } from '../../ui/state-badge';
import { useChange } from '../../ui/use-change';
import { linesOf } from '../../view/figure-draft';
import type { CriterionJudgement } from '../../view/judgement';
import { pageOf, type SaidOf } from '../../view/said-of';
import { decidingOf } from './services';
import styles from './judgement.module.css';

/** A judgement with whose it is. */
export interface JudgementOf extends Pick<JudgementView, 'on' | 'judgements' | 'leads' | 'decisions' | 'mayDecide'> {
  readonly of: SaidOf;
}

/** The judgement that decisions are shown and taken in; none around what is only referred to. */
export const JudgementHere = createContext<JudgementOf | null>(null);

/** What is decided: an indicator, a condition, or a criterion as a whole. */
interface Subject {
  readonly of: DecisionView['of'];
  readonly name: string;
  readonly judged: Pick<CriterionJudgement, 'outcome' | 'because' | 'decision'>;
  /** Who leads the criterion that it belongs to. */
  readonly leads: readonly string[];
}

const stateOf = ({ met }: DecisionView) => (met === null ? 'noData' : met ? 'achieved' : 'missing');

/** One decision: what, whose, of which day, since when; why and by what evidence, for whom sees words. */
function Decided({ decision }: { decision: DecisionView }) {
  const { t, date } = useWords();
  const provinceId = useProvinceId();
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
  const { met, asOf, knownOn, capacity, organisationId, rehearsal, reason, evidence = [] } = decision;
  const office = all.data?.find(({ id }) => id === organisationId)?.name;
  const word = met === null ? 'decision.takenBack' : met ? 'decision.met' : 'decision.notMet';
  return (
    <div className={styles.said}>
      <StateBadge state={stateOf(decision)}>{t(word)}</StateBadge>{' '}
      <span className="small soft">
        {t('figure.asOf', { date: date(asOf) })} · <CapacityMark capacity={capacity} role={undefined} />
        {office && `${office}, `}
        {date(knownOn)}
      </span>{' '}
      {rehearsal && <RehearsalMark />}
      {reason && <p className="small">{t('decision.because', { reason })}</p>}
      {evidence.length > 0 && <p className="small">{t('figures.evidenceOf', { list: evidence.join('; ') })}</p>}
    </div>
  );
}

function Older({ versions }: { versions: readonly DecisionView[] }) {
  const { t } = useWords();
  if (versions.length === 0) return null;
  return (
    <details className="small">
      <summary>{t('decision.others', { n: versions.length })}</summary>
      <ol className={styles.older}>
        {versions.map((one) => (
          <li key={one.id}>
            <Decided decision={one} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Asked {
  readonly view: JudgementOf;
  readonly subject: Subject;
  readonly newest: DecisionView | null;
  readonly close: () => void;
}

const nothing = { version: 0 };

const nothingTyped = (asOf: string) => ({ met: '', asOf, reason: '', evidence: '' });
type Typed = ReturnType<typeof nothingTyped>;

/** Somebody decided meanwhile: theirs is looked at first. */
function Newer({ decision, goOn }: { decision: DecisionView; goOn: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" className={styles.newer}>
      <p>{t('decision.newer')}</p>
      <Decided decision={decision} />
      <Button size="xs" variant="default" onClick={goOn}>
        {t('decision.goOn')}
      </Button>
    </div>
  );
}

function Fields({ form }: { form: Form<Typed> }) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  const met = fieldOf('/met');
  const text = (name: 'reason' | 'evidence') => ({
    ...({ ...fieldOf(`/${name}`), size: 'sm', autosize: true, minRows: 2, value: values[name] } as const),
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLTextAreaElement }) => change({ [name]: value }),
  });
  return (
    <>
      <div>
        <Either
          label={t('decision.question')}
          name={form.id}
          id={met.id}
          answers={[
            { value: 'yes', word: t('judgement.outcome.met') },
            { value: 'no', word: t('judgement.outcome.notMet') },
          ]}
          chosen={values.met === '' ? null : values.met}
          choose={(answer) => change({ met: answer })}
        />
        {met.error && <p className={styles.error}>{met.error}</p>}
      </div>
      <DateField
        size="sm"
        {...fieldOf('/asOf')}
        label={t('decision.day')}
        value={values.asOf}
        onChange={(asOf) => change({ asOf })}
      />
      <ClosedNote on={values.asOf} />
      <Textarea {...text('reason')} label={t('form.reason')} maxLength={2000} />
      <Textarea {...text('evidence')} label={t('figures.evidence')} placeholder={t('figures.evidenceHint')} />
    </>
  );
}

function Decide({ view, subject, newest, close }: Asked) {
  const { t } = useWords();
  const { of, on } = view;
  const { route, inputOf } = decidingOf(of);
  const criteriaSet = view.judgements[0]?.set.id ?? '';
  const place = `decision.${of.unitId}.${criteriaSet}.${subject.of}`;
  const form = useForm(nothingTyped(on), { place });
  const { seen, newer, goOn, send, state } = useChange(route, {
    form,
    now: newest ?? nothing,
    close,
  });
  const submit = () => {
    const { met, asOf, reason, evidence } = form.values;
    const said = {
      of: subject.of,
      met: met === '' ? undefined : met === 'yes',
      asOf,
      reason,
      evidence: linesOf(evidence),
    };
    const body = form.check(RecordDecision, { criteriaSet, ...said, seenVersion: seen.version });
    if (body) send(inputOf(body));
  };
  return (
    <Dialog title={subject.name} close={close}>
      <DialogForm form={form} {...state} verb={t('decision.decide')} onSubmit={submit}>
        <p className="small soft">{t('decision.about')}</p>
        {newer && newest && <Newer decision={newest} goOn={goOn} />}
        <Fields form={form} />
      </DialogForm>
    </Dialog>
  );
}

function TakeBack({ view, subject: { of }, standing, newest, close }: Asked & { standing: DecisionView }) {
  const { t } = useWords();
  const { route, params } = decidingOf(view.of);
  const { criteriaSet, asOf } = standing;
  const seenVersion = newest?.version ?? 0;
  return (
    <ReasonDialog
      route={route}
      params={params}
      bodyOf={(reason) => ({ criteriaSet, of, met: null, asOf, reason, evidence: [], seenVersion })}
      verb={t('decision.takeBack')}
      close={close}
    >
      <Decided decision={standing} />
      <p className="small soft">{t('decision.takeBackHint')}</p>
    </ReasonDialog>
  );
}

/** The buttons of whoever may decide it. */
function Steps({ view, subject, newest }: Omit<Asked, 'close'>) {
  const { t } = useWords();
  const [asking, ask] = useState<'decide' | 'takeBack' | null>(null);
  const { decision: standing } = subject.judged;
  const close = () => ask(null);
  return (
    <div className="row" data-screen-only>
      <Button size="xs" variant="default" onClick={() => ask('decide')}>
        {standing ? t('decision.again') : t('decision.decideOf')}
      </Button>
      {standing && (
        <Button size="xs" variant="default" onClick={() => ask('takeBack')}>
          {t('decision.takeBack')}
        </Button>
      )}
      {asking === 'decide' && <Decide {...{ view, subject, newest, close }} />}
      {asking === 'takeBack' && standing && <TakeBack {...{ view, subject, newest, standing, close }} />}
    </div>
  );
}

/** What would answer it, of what is still open: the unit's figure, or the word of the office that leads. */
function Awaited({ view, subject: { of, judged, leads } }: Pick<Asked, 'view' | 'subject'>) {
  const { t } = useWords();
  if (judged.outcome !== 'unknown') return null;
  if (judged.because === 'noFact')
    return (
      <p className="small">
        <Link to={`${pageOf(view.of, 'figures')}#indicator-${of}`}>{t('decision.enter')}</Link>
      </p>
    );
  const office = leads.join(', ') || t('decision.coordination');
  return <p className="small soft">{t('decision.awaits', { office })}</p>;
}

/** What persons decided of something that figures and law leave open, and the way to decide it for whoever may. */
export function Decisions({ subject }: { subject: Subject }) {
  const { t } = useWords();
  const view = useContext(JudgementHere);
  const { of, judged } = subject;
  const { decision: standing, because } = judged;
  if (!view) return standing && <Decided decision={standing} />;
  const versions = view.decisions.filter((one) => one.of === of);
  const others = versions.filter(({ id }) => id !== standing?.id);
  const [newest = null] = [...versions].sort((one, other) => other.version - one.version);
  const mayDecide = view.mayDecide.includes(of) && (because !== 'noFact' || standing !== null);
  return (
    <>
      {standing && (
        <div className={styles.decision}>
          <Decided decision={standing} />
          {because !== 'decided' && <p className="small soft">{t('decision.notActing')}</p>}
        </div>
      )}
      <Older versions={others} />
      {mayDecide ? <Steps {...{ view, subject, newest }} /> : <Awaited {...{ view, subject }} />}
    </>
  );
}
