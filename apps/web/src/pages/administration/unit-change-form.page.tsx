import type { UnitView } from '@langmoi/contracts/directory';
import type { SuccessionRule, UnitProposalView } from '@langmoi/contracts/unit-changes';
import { rulesFor } from '@langmoi/domain/units/succession';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useNoting, useProvinceId, useToday } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useUnits } from '../../ui/unit-names';
import { readDate } from '../../view/format';
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
import { ProposalForm, ProposalPage } from './proposal-form';
import { ReturnedNote } from './returned-note';
import { unitChanges } from './services';
import { Touched } from './touched';
import { HappeningFields } from './unit-change-fields';

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
  const { t } = useWords();
  const provinceId = useProvinceId();
  const navigate = useNavigate();
  const units = useUnits();
  const place = amended ? `unit-change.${amended.id}.${amended.version}` : 'unit-change';
  const form = useForm(first, { place });
  const note = useNoting(unitChanges.viewUnitProposal);
  const words = { chooseUnit: t('uchange.chooseUnit'), readableShare: t('uchange.shareError'), fill: t('error.fill') };
  const draft = () => {
    const ids = inForceOn(known, form.values.effectiveOn).map(({ id }) => id);
    const rules = form.values.rules.filter((id) => ids.includes(id)); // a choice for another day is none
    return draftingOf({ ...form.values, rules }, units);
  };
  return (
    <ProposalForm
      form={form}
      provinceId={provinceId}
      amended={amended}
      draftingOf={draft}
      placed={(errors) => atTyped(errors, form.values, words)}
      done={(view) => {
        form.forget();
        note({ params: { proposalId: view.id } }, view);
        void navigate(`/administration/units/${view.id}`);
      }}
      beside={<Preview values={form.values} known={known} units={units} />}
    >
      <Kind form={form} />
      <HappeningFields form={form} units={units} />
      <DecisionFields form={form} prefix="" />
      {choosesRules(happeningsOf(form.values, units)) && <Rules form={form} known={known} />}
    </ProposalForm>
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

function Page(props: { title: string; children: (known: readonly SuccessionRule[]) => ReactNode }) {
  const { t } = useWords();
  return <ProposalPage {...props} list={{ to: '/administration/units', word: t('uchange.back') }} />;
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
