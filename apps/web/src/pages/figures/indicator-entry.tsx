import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import type { FigureView, IndicatorFigures } from '@langmoi/contracts/figures';
import { valueKindOf } from '@langmoi/domain/criteria/fact';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { fieldId } from '../../ui/fields/field-id';
import { ProvisionalMark } from '../../ui/marks';
import { ReasonDialog } from '../../ui/reason-dialog';
import { Threshold } from '../../ui/threshold';
import { disputedOf, nothingTyped, readTyped, valueText, type FigureTyped } from '../../view/figures';
import type { SaidOf } from '../../view/said-of';
import { EvidenceOf } from '../evidence/evidence-of';
import { Said, Versions } from './said';
import { recordingOf } from './services';
import type { FigureDrafting } from './use-figure-draft';
import { ValueFields } from './value-fields';
import styles from './figures.module.css';

/** Both values, and a choice: nothing is overwritten unseen. */
function Conflict(props: {
  theirs: FigureView;
  indicator: IndicatorView;
  typed: FigureTyped;
  drafting: FigureDrafting;
}) {
  const { t, language } = useWords();
  const { theirs, indicator, typed, drafting } = props;
  const { code, law = null } = indicator;
  const mine = law && readTyped(law, typed, language);
  return (
    <div role="alert" className={styles.conflict}>
      <p>
        <strong>{t('figures.conflict')}</strong>
      </p>
      <dl>
        <dt>{t('figures.theirs')}</dt>
        <dd>
          <Said figure={theirs} law={law} />
        </dd>
        <dt>{t('figures.mine')}</dt>
        <dd>
          <strong>{mine && 'value' in mine ? valueText(law, mine.value, language) : t('figures.notReadYet')}</strong>
        </dd>
      </dl>
      <div className="row">
        <Button size="xs" variant="default" onClick={() => drafting.yield(code)}>
          {t('figures.takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={() => drafting.insist(code, theirs.version)}>
          {t('figures.keepMine')}
        </Button>
      </div>
    </div>
  );
}

function Beside({ form, typed, type }: { form: string; typed: FigureTyped; type: (typed: FigureTyped) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(typed.note !== '' || typed.evidence !== '');
  if (!open)
    return (
      <button type="button" className="linkButton small soft" onClick={() => setOpen(true)}>
        {t('figures.addNote')}
      </button>
    );
  const field = (name: 'note' | 'evidence') => ({
    ...({ id: fieldId(form, `/${name}`), size: 'sm', autosize: true, minRows: 1, value: typed[name] } as const),
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLTextAreaElement }) =>
      type({ ...typed, [name]: value }),
  });
  return (
    <div className={styles.beside}>
      <Textarea {...field('note')} label={t('figures.note')} maxLength={2000} />
      <Textarea {...field('evidence')} label={t('figures.evidence')} placeholder={t('figures.evidenceHint')} />
    </div>
  );
}

function Fields(props: { indicator: IndicatorView; theirs: FigureView | null; drafting: FigureDrafting }) {
  const { say } = useWords();
  const { indicator, theirs, drafting } = props;
  const { code, law, title } = indicator;
  if (!law) return null;
  const typed = drafting.draft.typed[code] ?? nothingTyped;
  const form = `figure-${code}`;
  const type = (next: FigureTyped) => drafting.type(code, next);
  return (
    <>
      <ValueFields {...{ form, law, typed, type }} title={say(title)} errors={drafting.errors[code] ?? []} />
      <Beside key={drafting.draft.typed[code] ? 'typed' : 'empty'} {...{ form, typed, type }} />
      {theirs && <Conflict {...{ theirs, indicator, typed, drafting }} />}
    </>
  );
}

/** Why there is no field: how it is measured is not known, or it follows from something else. */
function NotEntered({ indicator }: { indicator: IndicatorView }) {
  const { t } = useWords();
  return <p className="small soft">{t(indicator.law ? 'figures.follows' : 'figures.notMeasured')}</p>;
}

function Asked({ indicator }: { indicator: IndicatorView }) {
  const { t, say } = useWords();
  const { code, title, confidence, note } = indicator;
  return (
    <div className={styles.asked}>
      <p>
        <span className={styles.code}>{code}</span> {say(title)}
      </p>
      <p className="small soft">
        {t('figures.asks')} <Threshold indicator={indicator} />{' '}
        <ProvisionalMark confidence={confidence} source={note ?? ''} />
      </p>
    </div>
  );
}

/** What the unit said and what the department says instead, side by side: neither covers the other. */
function Both({ said, confirmed, law }: { said: FigureView; confirmed: FigureView; law: IndicatorLaw | null }) {
  const { t } = useWords();
  return (
    <dl className={styles.both}>
      <dt>{t('confirm.said')}</dt>
      <dd>
        <Said figure={said} law={law} />
      </dd>
      <dt>{t('confirm.confirmed')}</dt>
      <dd>
        <Said figure={confirmed} law={law} />
      </dd>
    </dl>
  );
}

/** Takes back, for a reason, what counts of an indicator; of that day nothing is said any more. */
function TakeBack(props: { of: SaidOf; counts: FigureView; newest: FigureView; indicator: IndicatorView }) {
  const { t, language } = useWords();
  const { of, counts, newest, indicator } = props;
  const [asking, ask] = useState(false);
  const { route, params } = recordingOf(of);
  const { criteriaSet, asOf, value } = counts;
  const { code, law = null } = indicator;
  const bodyOf = (note: string) => ({
    ...{ criteriaSet, asOf },
    figures: [{ indicator: code, value: null, note, seenVersion: newest.version }],
  });
  return (
    <>
      <button type="button" className="linkButton small soft" onClick={() => ask(true)}>
        {t('figures.takeBack')}
      </button>
      {asking && (
        <ReasonDialog
          route={route}
          params={params}
          bodyOf={bodyOf}
          at="/figures/0/note"
          verb={t('figures.takeBack')}
          title={t('figures.takeBackOf', { code, value: valueText(law, value, language) })}
          close={() => ask(false)}
        >
          <p className="small soft">{t('figures.takeBackHint')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function SaidSoFar(props: {
  of: SaidOf;
  known: IndicatorFigures | null;
  indicator: IndicatorView;
  mayTakeBack: boolean;
}) {
  const { t } = useWords();
  const { of, known, indicator, mayTakeBack } = props;
  const { law = null } = indicator;
  const newest = known?.versions[0];
  if (!newest) return <p className="small soft">{t('state.noData')}</p>;
  const { versions, counts } = known;
  const disputed = disputedOf(versions);
  return (
    <div>
      {disputed ? <Both {...disputed} law={law} /> : <Said figure={newest} law={law} />}
      <Versions versions={versions} law={law} />
      {mayTakeBack && counts && counts.basis !== 'stated' && (
        <TakeBack of={of} counts={counts} newest={newest} indicator={indicator} />
      )}
    </div>
  );
}

/** One indicator: what it asks, what is said of it, and the field of its kind where the reader may say it. */
export function IndicatorEntry(props: {
  indicator: IndicatorView;
  known: IndicatorFigures | null;
  theirs: FigureView | null;
  drafting: FigureDrafting | null;
  /** Whose figures by which tier. */
  whose: SaidOf;
}) {
  const { say } = useWords();
  const { indicator, known, theirs, drafting, whose } = props;
  const { code, law } = indicator;
  const isEntered = law !== undefined && valueKindOf(law.measured) !== null;
  return (
    <li className={styles.indicator} id={`indicator-${code}`} data-typed={Boolean(drafting?.draft.typed[code])}>
      <Asked indicator={indicator} />
      <div className={styles.entry}>
        {isEntered ? (
          <SaidSoFar of={whose} known={known} indicator={indicator} mayTakeBack={drafting !== null} />
        ) : (
          <NotEntered indicator={indicator} />
        )}
        {isEntered && drafting && <Fields {...{ indicator, theirs, drafting }} />}
        <EvidenceOf whose={whose} of={code} what={`${code} ${say(indicator.title)}`} adds />
      </div>
    </li>
  );
}
