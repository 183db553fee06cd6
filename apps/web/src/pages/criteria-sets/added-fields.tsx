import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { Button, Checkbox } from '@mantine/core';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import {
  asksYes,
  newAdded,
  newRule,
  ofKind,
  type AddedKind,
  type AddedTyped,
  type SetTyped,
} from '../../view/set-draft';
import { RuleFields } from './rule-fields';

const kinds: readonly AddedKind[] = ['ratio', 'amount', 'count', 'yesNo', 'absence', 'bothSexes'];

interface Draft {
  readonly form: Form<SetTyped>;
  readonly frame: CriteriaSetView;
}

const replaced = <T,>(all: readonly T[], at: number, part: Partial<T>): T[] =>
  all.map((one, index) => (index === at ? { ...one, ...part } : one));

const without = <T,>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at);

/** The criteria that an indicator may stand in: the frame's, and those that the draft adds. */
function useCriterionOptions({ form, frame }: Draft): { value: string; label: string }[] {
  const { t, say } = useWords();
  const titles = new Map(form.values.titles.map(({ criterion, vi }) => [criterion, vi]));
  return [
    ...frame.criteria.map(({ no, title }) => ({ no, name: title ? say(title) : (titles.get(no) ?? '') })),
    ...form.values.criteria.map(({ no, vi }) => ({ no, name: vi })),
  ].map(({ no, name }) => ({ value: String(no), label: name.trim() ? `${no}. ${name}` : t('sets.number', { n: no }) }));
}

interface OfAdded extends Draft {
  readonly at: number;
  readonly one: AddedTyped;
  readonly put: (part: Partial<AddedTyped>, ...touched: string[]) => void;
}

/** What it is called, and in which criterion it stands. */
function Called({ form, frame, at, one, put }: OfAdded) {
  const { t } = useWords();
  const options = useCriterionOptions({ form, frame });
  const field = (name: string) => form.fieldOf(`/added/${at}/${name}`);
  return (
    <>
      <div className={parts.pair}>
        <ChoiceField
          {...field('criterion')}
          label={t('draft.inCriterion')}
          value={one.criterion}
          data={options}
          onChange={(criterion) => put({ criterion }, '/criterion')}
        />
        <TextField
          {...field('code')}
          label={t('draft.code')}
          value={one.code}
          onChange={(code) => put({ code }, '/code')}
        />
      </div>
      <TextField
        {...field('title/vi')}
        label={t('draft.titleVi')}
        value={one.vi}
        onChange={(vi) => put({ vi }, '/title')}
      />
      <TextField
        {...field('title/en')}
        label={t('draft.titleEn')}
        required={false}
        value={one.en}
        onChange={(en) => put({ en }, '/title')}
      />
    </>
  );
}

function Measured({ form, at, one, put }: OfAdded) {
  const { t } = useWords();
  const field = (name: string) => form.fieldOf(`/added/${at}/${name}`);
  return (
    <>
      <div className={parts.pair}>
        <ChoiceField
          {...field('measured')}
          label={t('draft.kind')}
          value={one.kind}
          data={kinds.map((value) => ({ value, label: t(`draft.kind.${value}`) }))}
          onChange={(kind) => put(ofKind(one, kind as AddedKind), '')}
        />
        {one.kind !== 'yesNo' && (
          <TextField
            {...field('unit')}
            label={t('draft.unit')}
            required={false}
            value={one.unit}
            onChange={(unit) => put({ unit }, '/unit')}
          />
        )}
      </div>
      <Checkbox
        size="sm"
        label={t('draft.ifAny')}
        checked={one.ifAny}
        onChange={({ currentTarget: { checked } }) => put({ ifAny: checked }, '/ifAny')}
      />
    </>
  );
}

const unitOf = ({ unit, kind }: AddedTyped): string | null =>
  unit || (kind === 'ratio' || kind === 'bothSexes' ? '%' : null);

function Added({ form, frame, at }: Draft & { at: number }) {
  const { t } = useWords();
  const { added } = form.values;
  const one = added[at];
  if (!one) return null;
  const place = `/added/${at}`;
  const isYes = one.kind === 'yesNo';
  const put: OfAdded['put'] = (part, ...touched) =>
    form.change(
      { added: replaced(added, at, part) },
      touched.map((name) => place + name),
    );
  return (
    <fieldset className={parts.fields}>
      <legend>{[one.code, one.vi].filter(Boolean).join(' ') || t('draft.newIndicator')}</legend>
      <Called {...{ form, frame, at, one, put }} />
      <Measured {...{ form, frame, at, one, put }} />
      <RuleFields
        {...{ form, place, isYes }}
        hasParts={false}
        unit={unitOf(one)}
        rules={one.rules}
        put={(rules, touched) => form.change({ added: replaced(added, at, { rules }) }, [touched])}
        first={() => newRule(isYes ? asksYes : {})}
      />
      <div>
        <Button size="xs" variant="default" onClick={() => form.change({ added: without(added, at) }, ['/added'])}>
          {t('draft.removeIndicator')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Criteria that the province asks beside those of the frame; the last can be taken out again. */
function AddedCriteria({ form }: Draft) {
  const { t } = useWords();
  const { criteria, added } = form.values;
  const last = criteria.length - 1;
  return criteria.map(({ no, vi, en, group }, at) => {
    const put = (part: object) => form.change({ criteria: replaced(criteria, at, part) }, [`/criteria/${at}`]);
    const isUsed = added.some(({ criterion }) => criterion === String(no));
    return (
      <fieldset key={no} className={parts.fields}>
        <legend>{t('sets.number', { n: no })}</legend>
        <TextField
          {...form.fieldOf(`/criteria/${at}/title/vi`)}
          label={t('draft.criterionVi')}
          value={vi}
          onChange={(typed) => put({ vi: typed })}
        />
        <div className={parts.pair}>
          <TextField
            {...form.fieldOf(`/criteria/${at}/title/en`)}
            label={t('draft.titleEn')}
            required={false}
            value={en}
            onChange={(typed) => put({ en: typed })}
          />
          <TextField
            {...form.fieldOf(`/criteria/${at}/group`)}
            label={t('draft.criterionGroup')}
            required={false}
            value={group}
            onChange={(typed) => put({ group: typed })}
          />
        </div>
        {at === last && !isUsed && (
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() => form.change({ criteria: without(criteria, at) }, ['/criteria'])}
            >
              {t('draft.removeCriterion')}
            </Button>
          </div>
        )}
      </fieldset>
    );
  });
}

/** What the province asks beside the frame: indicators in its criteria, and criteria of its own. */
export function AddedPart({ form, frame }: Draft) {
  const { t } = useWords();
  const { criteria, added } = form.values;
  const next = Math.max(0, ...frame.criteria.map(({ no }) => no)) + criteria.length + 1;
  const first = frame.criteria[0]?.no ?? criteria[0]?.no;
  const addCriterion = () => form.change({ criteria: [...criteria, { no: next, vi: '', en: '', group: '' }] });
  return (
    <section className="stack" aria-labelledby="added">
      <div>
        <h2 id="added">{t('draft.added')}</h2>
        <p className="small soft">{t('draft.addedHint')}</p>
      </div>
      <AddedCriteria form={form} frame={frame} />
      {added.map((_, at) => (
        <Added key={at} form={form} frame={frame} at={at} />
      ))}
      <div className="row">
        {first !== undefined && (
          <Button variant="default" onClick={() => form.change({ added: [...added, newAdded(first)] })}>
            {t('draft.addOwn')}
          </Button>
        )}
        <Button variant="default" onClick={addCriterion}>
          {t('draft.addCriterion')}
        </Button>
      </div>
    </section>
  );
}

/** Titles of criteria of which the frame tells numbers alone. */
export function TitlesPart({ form, frame }: Draft) {
  const { t } = useWords();
  const { titles } = form.values;
  const untitled = frame.criteria.filter(({ title }) => title === null);
  if (untitled.length === 0) return null;
  const put = (criterion: number, vi: string) => {
    const en = titles.find((one) => one.criterion === criterion)?.en ?? '';
    const others = titles.filter((one) => one.criterion !== criterion);
    const all = [...others, { criterion, vi, en }];
    form.change({ titles: all.sort((one, other) => one.criterion - other.criterion) }, ['/titles']);
  };
  return (
    <section className="stack" aria-labelledby="titles">
      <div>
        <h2 id="titles">{t('draft.titles')}</h2>
        <p className="small soft">{t('draft.titlesHint')}</p>
      </div>
      <div className={parts.pair}>
        {untitled.map(({ no }) => (
          <TextField
            key={no}
            id={`${form.id}-title-${no}`}
            label={t('sets.number', { n: no })}
            required={false}
            value={titles.find(({ criterion }) => criterion === no)?.vi ?? ''}
            onChange={(vi) => put(no, vi)}
          />
        ))}
      </div>
    </section>
  );
}
