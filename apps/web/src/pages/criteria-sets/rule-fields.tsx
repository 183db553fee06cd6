import { Comparison, Region, type Zone } from '@langmoi/contracts/criteria-law';
import { Button, Checkbox } from '@mantine/core';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import type { RuleTyped, SetTyped } from '../../view/set-draft';
import { signs, useRuleWords } from './use-rule-words';
import styles from './criteria-sets.module.css';

const zones: readonly Zone[] = ['especiallyDifficult', 'border', 'coastal', 'island'];
const groups = ['1', '2', '3'] as const;

/** The rules of one indicator, and where they are in the draft. */
export interface OfIndicator {
  readonly form: Form<SetTyped>;
  /** `/indicators/2`, `/added/0`. */
  readonly place: string;
  readonly rules: readonly RuleTyped[];
  readonly put: (rules: readonly RuleTyped[], touched: string) => void;
  readonly isYes: boolean;
  /** It has a second part, "trong đó", with thresholds of its own. */
  readonly hasParts: boolean;
  readonly unit: string | null;
}

interface OfRule extends OfIndicator {
  readonly rule: RuleTyped;
  readonly no: number;
}

function useRule({ form, place, rules, put, no }: OfRule) {
  const at = `${place}/rules/${no}`;
  return {
    at,
    fieldOf: (name: string) => form.fieldOf(`${at}/${name}`),
    change: (part: Partial<RuleTyped>) =>
      put(
        rules.map((one, index) => (index === no ? { ...one, ...part } : one)),
        at,
      ),
    remove: () =>
      put(
        rules.filter((_, index) => index !== no),
        at,
      ),
  };
}

/** How much is asked: a yes has neither sign nor figure. */
function HowMuch(of: OfRule) {
  const { t } = useWords();
  const { rule, unit, isYes, hasParts } = of;
  const { fieldOf, change } = useRule(of);
  if (isYes) return null;
  return (
    <div className={parts.pair}>
      {hasParts && (
        <ChoiceField
          {...fieldOf('part')}
          label={t('draft.part')}
          value={rule.part}
          data={[
            { value: 'whole', label: t('draft.part.whole') },
            { value: 'ofWhich', label: t('sets.ofWhich') },
          ]}
          onChange={(part) => change({ part: part as RuleTyped['part'] })}
        />
      )}
      <ChoiceField
        {...fieldOf('operator')}
        label={t('draft.operator')}
        value={rule.operator}
        data={Comparison.options.map((value) => ({ value, label: signs[value] }))}
        onChange={(operator) => change({ operator: operator as RuleTyped['operator'] })}
      />
      <TextField
        {...fieldOf('value')}
        label={unit ? `${t('draft.value')} (${unit})` : t('draft.value')}
        value={rule.value}
        onChange={(value) => change({ value })}
      />
    </div>
  );
}

function Zones(of: OfRule) {
  const { t } = useWords();
  const { rule } = of;
  const { fieldOf, change } = useRule(of);
  const { id, error } = fieldOf('zones');
  return (
    <Checkbox.Group
      id={id}
      size="sm"
      label={t('draft.zone')}
      description={t('draft.zoneHint')}
      value={[...rule.zones]}
      error={error}
      onChange={(chosen) => change({ zones: zones.filter((zone) => chosen.includes(zone)) })}
    >
      <div className="row">
        {zones.map((zone) => (
          <Checkbox key={zone} size="sm" value={zone} label={t(`sets.zone.${zone}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Of whom and when it is asked; folded away, with its words in sight, for most rules are asked of everybody. */
function OfWhom(of: OfRule) {
  const { t } = useWords();
  const { conditionWords } = useRuleWords();
  const { rule } = of;
  const { fieldOf, change } = useRule(of);
  const everywhere = { value: '', label: t('draft.everywhere') };
  const words = conditionWords(rule);
  return (
    <details open={rule.setBy === 'exception' || words.length > 0}>
      <summary className="small">
        {t('draft.ofWhom')} <strong>{words.join(', ') || t('draft.everybody')}</strong>
      </summary>
      <div className="stack">
        <div className={parts.pair}>
          <ChoiceField
            {...fieldOf('region')}
            label={t('draft.region')}
            value={rule.region}
            data={[everywhere, ...Region.options.map((value) => ({ value, label: value }))]}
            onChange={(region) => change({ region: region as RuleTyped['region'] })}
          />
          <ChoiceField
            {...fieldOf('group')}
            label={t('draft.group')}
            value={rule.group}
            data={[
              { value: '', label: t('draft.everyGroup') },
              ...groups.map((value) => ({ value, label: t('sets.group', { n: value }) })),
            ]}
            onChange={(group) => change({ group: group as RuleTyped['group'] })}
          />
          <TextField
            {...fieldOf('year')}
            label={t('draft.year')}
            required={false}
            value={rule.year}
            onChange={(year) => change({ year })}
          />
        </div>
        <Zones {...of} />
        <div className={parts.pair}>
          {(['fromOn', 'toOn'] as const).map((name) => (
            <DateField
              key={name}
              size="sm"
              {...fieldOf(name)}
              label={t(`draft.rule.${name}`)}
              placeholder={t('draft.asSet')}
              value={rule[name]}
              onChange={(day) => change({ [name]: day })}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

function Ground(of: OfRule) {
  const { t } = useWords();
  const { rule, isYes } = of;
  const { fieldOf, change } = useRule(of);
  return (
    <div className={parts.pair}>
      <ChoiceField
        {...fieldOf('setBy')}
        label={t('draft.setBy')}
        value={rule.setBy}
        data={(['province', 'exception'] as const).map((value) => ({ value, label: t(`draft.setBy.${value}`) }))}
        onChange={(setBy) => change({ setBy: setBy as RuleTyped['setBy'] })}
      />
      <TextField
        {...fieldOf('article')}
        label={t('draft.ruleArticle')}
        value={rule.article}
        onChange={(article) => change({ article })}
      />
      <TextField
        {...fieldOf('note')}
        label={t('draft.note')}
        required={isYes || rule.setBy === 'exception'}
        value={rule.note}
        onChange={(note) => change({ note })}
      />
    </div>
  );
}

/** The thresholds of one indicator, each with how much, of whom, by which article; and a way to add one. */
export function RuleFields({ first, ...of }: OfIndicator & { first: () => RuleTyped }) {
  const { t } = useWords();
  const { form, place, rules, put } = of;
  return (
    <>
      {rules.map((rule, no) => (
        <OneRule key={no} {...of} rule={rule} no={no} />
      ))}
      <div>
        <Button
          id={form.fieldOf(`${place}/rules`).id}
          size="xs"
          variant="default"
          onClick={() => put([...rules, first()], `${place}/rules`)}
        >
          {t('draft.addRule')}
        </Button>
        {form.fieldOf(`${place}/rules`).error && <p role="alert">{form.fieldOf(`${place}/rules`).error}</p>}
      </div>
    </>
  );
}

function OneRule(of: OfRule) {
  const { t } = useWords();
  const { form, rule } = of;
  const { at, remove } = useRule(of);
  const whole = form.fieldOf(at).error ?? form.fieldOf(`${at}/earlier`).error;
  return (
    <div className={`stack ${styles.rule}`} id={form.fieldOf(at).id} tabIndex={-1}>
      {whole && <p role="alert">{whole}</p>}
      {rule.was?.earlier && <p className="small soft">{t('draft.earlier', { document: rule.was.earlier.document })}</p>}
      <HowMuch {...of} />
      <OfWhom {...of} />
      <Ground {...of} />
      <div>
        <Button size="xs" variant="default" onClick={remove}>
          {t('draft.remove')}
        </Button>
      </div>
    </div>
  );
}
