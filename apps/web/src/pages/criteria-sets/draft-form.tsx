import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { Comparison, Region } from '@langmoi/contracts/criteria-law';
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
import { draftOf, newRule, typedOf, type RuleTyped, type SetTyped } from '../../view/set-draft';
import { setProposals } from './services';
import { signs, useRuleWords } from './use-rule-words';

const zones = ['especiallyDifficult', 'border', 'coastal', 'island'] as const;

interface AtRule {
  readonly form: Form<SetTyped>;
  /** Of the indicator in the draft, and of the rule in the indicator. */
  readonly at: number;
  readonly no: number;
  readonly isYes: boolean;
}

function useRule({ form, at, no }: Pick<AtRule, 'form' | 'at' | 'no'>) {
  const { indicators } = form.values;
  const place = `/indicators/${at}/rules/${no}`;
  const put = (rules: readonly RuleTyped[]) =>
    form.change({ indicators: indicators.map((one, index) => (index === at ? { ...one, rules } : one)) }, [place]);
  const rules = indicators[at]?.rules ?? [];
  return {
    place,
    change: (part: Partial<RuleTyped>) => put(rules.map((one, index) => (index === no ? { ...one, ...part } : one))),
    remove: () => put(rules.filter((_, index) => index !== no)),
  };
}

/** What is asked, of whom: a yes has neither figure nor sign. */
function AskedFields({ rule, ...at }: AtRule & { rule: RuleTyped }) {
  const { t } = useWords();
  const { form } = at;
  const { place, change } = useRule(at);
  const everywhere = { value: '', label: t('draft.everywhere') };
  return (
    <div className={parts.pair}>
      {!at.isYes && (
        <>
          <ChoiceField
            {...form.fieldOf(`${place}/operator`)}
            label={t('draft.operator')}
            value={rule.operator}
            data={Comparison.options.map((value) => ({ value, label: signs[value] }))}
            onChange={(operator) => change({ operator: operator as RuleTyped['operator'] })}
          />
          <TextField
            {...form.fieldOf(`${place}/value`)}
            label={t('draft.value')}
            value={rule.value}
            onChange={(value) => change({ value })}
          />
        </>
      )}
      <ChoiceField
        {...form.fieldOf(`${place}/region`)}
        label={t('draft.region')}
        value={rule.region}
        data={[everywhere, ...Region.options.map((value) => ({ value, label: value }))]}
        onChange={(region) => change({ region: region as RuleTyped['region'] })}
      />
      <ChoiceField
        {...form.fieldOf(`${place}/zones`)}
        label={t('draft.zone')}
        value={rule.zone}
        data={[everywhere, ...zones.map((value) => ({ value, label: t(`sets.zone.${value}`) }))]}
        onChange={(zone) => change({ zone: zone as RuleTyped['zone'] })}
      />
    </div>
  );
}

function RuleFields({ rule, ...at }: AtRule & { rule: RuleTyped }) {
  const { t } = useWords();
  const { form } = at;
  const { place, change, remove } = useRule(at);
  const whole = form.fieldOf(place).error ?? form.fieldOf(`${place}/earlier`).error;
  return (
    <div className="stack" id={form.fieldOf(place).id} tabIndex={-1}>
      {whole && <p role="alert">{whole}</p>}
      {rule.was?.earlier && <p className="small soft">{t('draft.earlier', { document: rule.was.earlier.document })}</p>}
      <AskedFields rule={rule} {...at} />
      <div className={parts.pair}>
        <ChoiceField
          {...form.fieldOf(`${place}/setBy`)}
          label={t('draft.setBy')}
          value={rule.setBy}
          data={(['province', 'exception'] as const).map((value) => ({ value, label: t(`draft.setBy.${value}`) }))}
          onChange={(setBy) => change({ setBy: setBy as RuleTyped['setBy'] })}
        />
        <TextField
          {...form.fieldOf(`${place}/article`)}
          label={t('draft.ruleArticle')}
          value={rule.article}
          onChange={(article) => change({ article })}
        />
        <TextField
          {...form.fieldOf(`${place}/note`)}
          label={t('draft.note')}
          required={at.isYes || rule.setBy === 'exception'}
          value={rule.note}
          onChange={(note) => change({ note })}
        />
      </div>
      <div>
        <Button size="xs" variant="default" onClick={remove}>
          {t('draft.remove')}
        </Button>
      </div>
    </div>
  );
}

const isYesNo = (indicator: IndicatorView): boolean => indicator.law?.measured.kind === 'yesNo';

/** A rule to begin with: as the nation has it, or a yes. */
function firstRule(indicator: IndicatorView, region: RuleTyped['region']): RuleTyped {
  if (isYesNo(indicator)) return newRule({ operator: '=', value: '1' });
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
  const add = () =>
    form.change({
      indicators: indicators.map((one, index) =>
        index === at ? { ...one, rules: [...rules, firstRule(indicator, rules[0]?.region ?? '')] } : one,
      ),
    });
  return (
    <fieldset className={parts.fields} id={form.fieldOf(`/indicators/${at}/code`).id}>
      <legend>
        {indicator.code} {say(indicator.title)}
      </legend>
      <p className="small soft">{t('draft.frame', { asks: asks(indicator).join('; ') })}</p>
      {error && <p role="alert">{error}</p>}
      {rules.map((rule, no) => (
        <RuleFields key={no} rule={rule} form={form} at={at} no={no} isYes={isYesNo(indicator)} />
      ))}
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {t('draft.addRule')}
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
    const draft = form.check(SetDraft, draftOf(form.values, proposal.draft));
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
      <h2>{t('draft.rules')}</h2>
      <p className="small soft">{t('draft.rulesHint')}</p>
      {form.values.indicators.map(({ code }, at) => {
        const indicator = known.get(code);
        return indicator && <Filled key={code} form={form} at={at} indicator={indicator} />;
      })}
      <ChooseIndicator form={form} frame={frame} />
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
