import type { FieldError } from '@langmoi/contracts/common';
import type { UnitView } from '@langmoi/contracts/directory';
import { DraftingProposal, type SuccessionRule, type UnitProposalView } from '@langmoi/contracts/unit-changes';
import { rulesFor } from '@langmoi/domain/units/succession';
import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ApiProblem } from '../../api';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useNoting, useProvinceId, useToday } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { ErrorList, ProblemAlert } from '../../ui/problem-alert';
import { Titled } from '../../ui/titled';
import { useUnits } from '../../ui/unit-names';
import { readDate } from '../../view/format';
import { inputErrors } from '../../view/input-errors';
import { atTyped } from '../../view/proposal-errors';
import { typedOf } from '../../view/proposal-read-back';
import {
  chosenCases,
  choosesRules,
  draftingOf,
  happeningsOf,
  noProposal,
  proposalKinds,
  type ProposalTyped,
} from '../../view/unit-proposal';
import { ReturnedNote } from './returned-note';
import { unitChanges } from './services';
import { Touched } from './touched';
import { HappeningFields } from './unit-change-fields';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

/** Those that a decision of the day may choose among. */
function inForceOn(known: readonly SuccessionRule[], typed: string): readonly SuccessionRule[] {
  const on = readDate(typed) ?? '';
  return known.filter(({ effective: { from, to } }) => from <= on && (to === null || on <= to)); // ISO dates order as text
}

function Rules({ form, known }: { form: Form<ProposalTyped>; known: readonly SuccessionRule[] }) {
  const { t, say } = useWords();
  const { values, change } = form;
  return (
    <fieldset className={parts.fields}>
      <legend>{t('uchange.rules')}</legend>
      <p className="small soft">{t('uchange.rulesHint')}</p>
      {chosenCases.map((name) => {
        const rules = inForceOn(known, values.effectiveOn).filter((rule) => rule.case === name);
        const ids = rules.map(({ id }) => id);
        const chosen = values.rules.find((id) => ids.includes(id)) ?? ids[0] ?? '';
        return (
          <ChoiceField
            key={name}
            id={`${form.id}-${name}`}
            label={t(`uchange.case.${name}`)}
            value={chosen}
            data={rules.map(({ id, title }) => ({ value: id, label: say(title) }))}
            onChange={(id) => change({ rules: [...values.rules.filter((one) => !ids.includes(one)), id] }, ['/rules'])}
          />
        );
      })}
    </fieldset>
  );
}

function Kind({ form }: { form: Form<ProposalTyped> }) {
  const { t } = useWords();
  const { values, change } = form;
  const choose = (kind: ProposalTyped['kind']) =>
    change({ kind, units: kind === 'merged' ? ['', ''] : [''], into: '', rules: [] }, [
      ...['/kind', '/units', '/into', '/name', '/code', '/unitKind', '/measure', '/share', '/rules'],
    ]);
  return (
    <div className={parts.pair}>
      <ChoiceField
        {...form.fieldOf('/kind')}
        label={t('uchange.kind')}
        value={values.kind}
        data={proposalKinds.map((value) => ({ value, label: t(`uchange.kind.${value}`) }))}
        onChange={(kind) => choose(kind as ProposalTyped['kind'])}
      />
      <DateField
        size="sm"
        {...form.fieldOf('/effectiveOn')}
        label={t('uchange.effectiveOn')}
        value={values.effectiveOn}
        onChange={(effectiveOn) => change({ effectiveOn })}
      />
    </div>
  );
}

/** What it would touch, behind the typing: the list comes when the hand rests. */
function Preview({
  values,
  known,
  units,
}: {
  values: ProposalTyped;
  known: readonly SuccessionRule[];
  units: readonly UnitView[];
}) {
  const typed = useDeferredValue(values);
  const content = useMemo(() => {
    const happenings = happeningsOf(typed, units);
    const on = readDate(typed.effectiveOn);
    return { happenings, rules: on === null ? null : rulesFor(known, { on, chosen: typed.rules }) };
  }, [typed, units, known]);
  return <Touched {...content} />;
}

interface EnteringProps {
  /** What stands in the fields at first. */
  readonly first: ProposalTyped;
  readonly known: readonly SuccessionRule[];
  /** What is amended; without it a new one is drafted. */
  readonly amended?: UnitProposalView;
}

function Entering({ first, known, amended }: EnteringProps) {
  const { t, language } = useWords();
  const provinceId = useProvinceId();
  const navigate = useNavigate();
  const units = useUnits();
  const place = amended ? `unit-change.${amended.id}.${amended.version}` : 'unit-change';
  const form = useForm(first, { place });
  const note = useNoting(unitChanges.viewUnitProposal);
  const done = (view: UnitProposalView) => {
    form.forget();
    note({ params: { proposalId: view.id } }, view);
    void navigate(`/administration/units/${view.id}`);
  };
  const draft = useCommand(unitChanges.draftUnitProposal, done);
  const amend = useCommand(unitChanges.amendUnitProposal, done);
  const { error, isPending } = amended ? amend : draft;
  const placed = (errors: readonly FieldError[]) =>
    atTyped(errors, form.values, {
      chooseUnit: t('uchange.chooseUnit'),
      readableShare: t('uchange.shareError'),
      fill: t('error.fill'),
    });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const ids = inForceOn(known, form.values.effectiveOn).map(({ id }) => id);
    const rules = form.values.rules.filter((id) => ids.includes(id)); // a choice for another day is none
    const checked = DraftingProposal.safeParse(draftingOf({ ...form.values, rules }, units));
    const errors = placed(checked.error ? inputErrors(checked.error, language) : []);
    form.refuse(errors);
    if (!checked.data || errors.length > 0) return;
    const { data: body } = checked;
    const refused = { onError: (problem: ApiProblem) => form.refuse(placed(problem.errors)) };
    if (!amended) return draft.mutate({ params: { provinceId }, body }, refused);
    amend.mutate({ params: { proposalId: amended.id }, body: { ...body, seenVersion: amended.version } }, refused);
  };
  return (
    <div className={styles.halves}>
      <form noValidate className={`${parts.form} ${parts.paper}`} aria-busy={isPending} onSubmit={send}>
        <ErrorList form={form.id} errors={form.errors} />
        {error && form.errors.length === 0 && <ProblemAlert problem={error} />}
        <Kind form={form} />
        <HappeningFields form={form} units={units} />
        <DecisionFields form={form} prefix="" />
        {choosesRules(happeningsOf(form.values, units)) && <Rules form={form} known={known} />}
        <div>
          <Button type="submit" loading={isPending}>
            {t('uchange.save')}
          </Button>
        </div>
      </form>
      <Preview values={form.values} known={known} units={units} />
    </div>
  );
}

function Amending({ proposal, known }: { proposal: UnitProposalView; known: readonly SuccessionRule[] }) {
  const { t } = useWords();
  const units = useUnits();
  if (units.length === 0) return null; // they come with the page
  const first = typedOf(proposal, units);
  if (!first) return <Empty title={t('uchange.amendElsewhere')} />;
  return (
    <>
      <ReturnedNote proposal={proposal} />
      <Entering key={proposal.version} first={first} known={known} amended={proposal} />
    </>
  );
}

function Page({ title, children }: { title: string; children: (known: readonly SuccessionRule[]) => ReactNode }) {
  const { t } = useWords();
  const rules = useAnswer(unitChanges.listSuccessionRules, { query: {} });
  return (
    <div className={frame.body}>
      <div className="stack">
        <p className="small">
          <Link to="/administration/units">{t('uchange.back')}</Link>
        </p>
        <Titled title={title} />
      </div>
      <Answer of={rules} lines={8}>
        {children}
      </Answer>
    </div>
  );
}

/** A decision is entered once, beside what it would touch. */
export function UnitChangeFormPage() {
  const { t } = useWords();
  const today = useToday();
  return (
    <Page title={t('uchange.new')}>{(known) => today && <Entering first={noProposal(today)} known={known} />}</Page>
  );
}

/** A draft, also one that was given back, is put right in the form in which it was entered. */
export function UnitChangeAmendPage() {
  const { t } = useWords();
  const { proposalId = '' } = useParams();
  const proposal = useAnswer(unitChanges.viewUnitProposal, { params: { proposalId } });
  return (
    <Page title={t('uchange.amending')}>
      {(known) => <Answer of={proposal}>{(view) => <Amending proposal={view} known={known} />}</Answer>}
    </Page>
  );
}
