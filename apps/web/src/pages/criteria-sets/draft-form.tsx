import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { SetDraft, type SetProposalView } from '@langmoi/contracts/set-proposals';
import { indicatorsOf } from '@langmoi/domain/criteria/set-draft';
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { ErrorList, ProblemAlert } from '../../ui/problem-alert';
import { asksYes, draftOf, newRule, typedOf, type RuleTyped, type SetTyped } from '../../view/set-draft';
import { AddedPart, TitlesPart } from './added-fields';
import { RuleFields } from './rule-fields';
import { setProposals } from './services';
import { useRuleWords } from './use-rule-words';

const isYesNo = (indicator: IndicatorView): boolean => indicator.law?.measured.kind === 'yesNo';

/** A rule to begin with: as the nation has it, or a yes. */
function firstRule(indicator: IndicatorView, region: RuleTyped['region']): RuleTyped {
  if (isYesNo(indicator)) return newRule(asksYes);
  const [first, ...others] = indicator.law?.thresholds ?? [];
  const like = [first, ...others].find((one) => one?.region === region) ?? first;
  return newRule({ region: like?.region ?? '', operator: like?.operator ?? '>=' });
}

function Filled({ form, at, indicator }: { form: Form<SetTyped>; at: number; indicator: IndicatorView }) {
  const { t, say } = useWords();
  const { asks } = useRuleWords();
  const { indicators } = form.values;
  const rules = indicators[at]?.rules ?? [];
  const error = form.fieldOf(`/indicators/${at}/code`).error;
  const put = (next: readonly RuleTyped[], touched: string) =>
    form.change({ indicators: indicators.map((one, index) => (index === at ? { ...one, rules: next } : one)) }, [
      touched,
    ]);
  const remove = () => form.change({ indicators: indicators.filter((_, index) => index !== at) }, ['/indicators']);
  return (
    <fieldset className={parts.fields} id={form.fieldOf(`/indicators/${at}/code`).id}>
      <legend>
        {indicator.code} {say(indicator.title)}
      </legend>
      <p className="small soft">{t('draft.frame', { asks: asks(indicator).join('; ') })}</p>
      {error && <p role="alert">{error}</p>}
      <RuleFields
        {...{ form, rules, put }}
        place={`/indicators/${at}`}
        isYes={isYesNo(indicator)}
        hasParts={indicator.law?.measured.kind === 'ofWhich'}
        unit={indicator.unit}
        first={() => firstRule(indicator, rules[0]?.region ?? '')}
      />
      <div>
        <Button size="xs" variant="default" onClick={remove}>
          {t('draft.leaveFrame')}
        </Button>
      </div>
    </fieldset>
  );
}

function ChooseIndicator({ form, frame }: { form: Form<SetTyped>; frame: CriteriaSetView }) {
  const { t, say } = useWords();
  const [code, choose] = useState('');
  const { indicators } = form.values;
  const free = indicatorsOf(frame).filter((one) => !indicators.some((known) => known.code === one.code));
  const chosen = free.find((one) => one.code === code);
  const add = () => {
    if (!chosen) return;
    const regions = indicators.flatMap(({ rules }) => rules.map(({ region }) => region));
    form.change({ indicators: [...indicators, { code, rules: [firstRule(chosen, regions[0] ?? '')] }] });
    choose('');
  };
  return (
    <div className="stack">
      <ChoiceField
        id={`${form.id}-indicator`}
        label={t('draft.indicator')}
        value={code}
        data={[
          { value: '', label: t('draft.chooseIndicator') },
          ...free.map((one) => ({ value: one.code, label: `${one.code} ${say(one.title)}` })),
        ]}
        onChange={choose}
      />
      <div>
        <Button variant="default" disabled={!chosen} onClick={add}>
          {t('draft.addIndicator')}
        </Button>
      </div>
    </div>
  );
}

function DecisionPart({ form }: { form: Form<SetTyped> }) {
  const { t } = useWords();
  const { values, change } = form;
  return (
    <>
      <TextField
        {...form.fieldOf('/decision/document')}
        label={t('draft.decision')}
        value={values.document}
        onChange={(document) => change({ document }, ['/decision'])}
      />
      <div className={parts.pair}>
        <DateField
          size="sm"
          {...form.fieldOf('/decision/date')}
          label={t('draft.date')}
          value={values.date}
          onChange={(date) => change({ date }, ['/decision/date', '/fromOn'])}
        />
        <DateField
          size="sm"
          {...form.fieldOf('/fromOn')}
          label={t('draft.fromOn')}
          value={values.fromOn}
          onChange={(fromOn) => change({ fromOn })}
        />
        <TextField
          {...form.fieldOf('/decision/article')}
          label={t('draft.article')}
          required={false}
          value={values.article}
          onChange={(article) => change({ article }, ['/decision/article'])}
        />
      </div>
    </>
  );
}

/** What the province lays down, typed and kept; what is wrong with it stands at its field after each saving. */
export function DraftForm(props: {
  proposal: SetProposalView;
  frame: CriteriaSetView;
  /** Whether anything typed is not saved. */
  onTyped: (isUnsaved: boolean) => void;
}) {
  const { proposal, frame, onTyped } = props;
  const { t, say } = useWords();
  const form = useForm(typedOf(proposal.draft), { place: `set-draft.${proposal.id}.${proposal.revision}` });
  const faultsOf = ({ faults }: SetProposalView) =>
    faults.map(({ pointer, detail }) => ({ pointer: pointer || '/indicators', detail: say(detail) }));
  const save = useCommand(setProposals.changeSetProposal, (view) => {
    form.forget();
    form.refuse(faultsOf(view));
    onTyped(false);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const draft = form.check(SetDraft, draftOf(form.values));
    const seenRevision = proposal.revision;
    if (draft) save.mutate({ params: { proposalId: proposal.id }, body: { draft, seenRevision } });
  };
  const known = new Map(indicatorsOf(frame).map((one) => [one.code, one]));
  return (
    <form
      noValidate
      className={`${parts.form} ${parts.paper}`}
      aria-busy={save.isPending}
      onSubmit={send}
      onChange={() => onTyped(true)}
      onClick={(event) =>
        event.target instanceof HTMLElement && event.target.closest('button[type="button"]') && onTyped(true)
      }
    >
      <ErrorList form={form.id} errors={form.errors} />
      {save.error && form.errors.length === 0 && <ProblemAlert problem={save.error} />}
      <DecisionPart form={form} />
      <TitlesPart form={form} frame={frame} />
      <div>
        <h2>{t('draft.rules')}</h2>
        <p className="small soft">{t('draft.rulesHint')}</p>
      </div>
      {form.values.indicators.map(({ code }, at) => {
        const indicator = known.get(code);
        return indicator && <Filled key={code} form={form} at={at} indicator={indicator} />;
      })}
      {known.size > 0 && <ChooseIndicator form={form} frame={frame} />}
      <AddedPart form={form} frame={frame} />
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          {t('draft.save')}
        </Button>
        <span role="status" className="small soft">
          {t('draft.saved', { n: proposal.revision })}
        </span>
      </div>
    </form>
  );
}
