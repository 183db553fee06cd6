import type { ProvinceView } from '@langmoi/contracts/directory';
import type { SuccessionRule, UnitProposalView } from '@langmoi/contracts/unit-changes';
import { rulesFor } from '@langmoi/domain/units/succession';
import { Checkbox } from '@mantine/core';
import { useDeferredValue, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import {} from '../../i18n/administration';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { readDate } from '../../view/format';
import { atJoining, joinedOf, joiningDraft, joiningOf, noJoining, type JoiningTyped } from '../../view/joining';
import { ProposalForm, ProposalPage } from '../administration/proposal-form';
import { ReturnedNote } from '../administration/returned-note';
import { unitChanges } from '../administration/services';
import styles from './nation.module.css';
import { TouchedProvinces } from './touched-provinces';
import { useProvinces } from './use-provinces';

interface Part {
  readonly form: Form<JoiningTyped>;
  readonly provinces: readonly ProvinceView[];
}

function Ending({ form, provinces }: Part) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  const { id, error } = fieldOf('/ending');
  return (
    <Checkbox.Group
      id={id}
      error={error}
      label={t('joining.ending')}
      value={values.ending.filter((one) => one !== values.into)}
      onChange={(ending) => change({ ending })}
    >
      <div className={styles.choices}>
        {provinces
          .filter((province) => province.id !== values.into)
          .map(({ id: value, name, code }) => (
            <Checkbox key={value} value={value} label={`${name} (${code})`} />
          ))}
      </div>
    </Checkbox.Group>
  );
}

function Into({ form, provinces }: Part) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  return (
    <>
      <ChoiceField
        {...fieldOf('/into')}
        label={t('joining.into')}
        value={values.into}
        data={[
          { value: '', label: t('joining.new') },
          ...provinces.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(into) => change({ into }, ['/into', '/ending', '/name', '/code'])}
      />
      {values.into === '' && (
        <div className={parts.pair}>
          <TextField
            {...fieldOf('/name')}
            label={t('folder.first.name')}
            description={t('joining.nameHint')}
            value={values.name}
            onChange={(name) => change({ name })}
          />
          <TextField
            {...fieldOf('/code')}
            label={t('folder.first.code')}
            value={values.code}
            onChange={(code) => change({ code })}
          />
          <ChoiceField
            {...fieldOf('/unitKind')}
            label={t('uchange.unitKind')}
            value={values.unitKind}
            data={(['province', 'city'] as const).map((value) => ({ value, label: t(`folder.first.kind.${value}`) }))}
            onChange={(kind) => change({ unitKind: kind as JoiningTyped['unitKind'] })}
          />
        </div>
      )}
    </>
  );
}

interface EnteringProps {
  readonly known: readonly SuccessionRule[];
  /** What is amended; without it a new one is drafted. */
  readonly amended?: UnitProposalView;
}

function Entering({ known, amended }: EnteringProps) {
  const there = useProvinces();
  if (there.pending) return null; // a moment: what stands in the fields is told by them
  const first = amended ? joinedOf(amended, there.units) : noJoining;
  return <Fields known={known} {...there} first={first} {...(amended && { amended })} />;
}

function Fields(props: EnteringProps & Omit<ReturnType<typeof useProvinces>, 'pending'> & { first: JoiningTyped }) {
  const { known, amended, first, provinces, units } = props;
  const { t } = useWords();
  const nationId = useSession().data?.caller.provinceId ?? '';
  const navigate = useNavigate();
  const form = useForm(first, { place: amended ? `joining.${amended.id}.${amended.version}` : 'joining' });
  const typed = useDeferredValue(form.values);
  const on = readDate(typed.effectiveOn);
  const rules = on === null ? null : rulesFor(known, { on, chosen: [] });
  if (provinces.length === 0) return <Empty title={t('province.noneToRead')} />;
  return (
    <ProposalForm
      form={form}
      provinceId={nationId}
      amended={amended}
      draftingOf={() => joiningDraft(form.values, units)}
      placed={(errors) => atJoining(errors, form.values, { choose: t('joining.choose'), fill: t('error.fill') })}
      done={({ id }) => {
        form.forget();
        void navigate(`/nation/units/${id}`);
      }}
      beside={<TouchedProvinces happenings={joiningOf(typed, units)} rules={rules} />}
    >
      <Into form={form} provinces={provinces} />
      <Ending form={form} provinces={provinces} />
      <DateField
        size="sm"
        {...form.fieldOf('/effectiveOn')}
        label={t('uchange.effectiveOn')}
        value={form.values.effectiveOn}
        onChange={(effectiveOn) => form.change({ effectiveOn })}
      />
      <DecisionFields form={form} prefix="" />
    </ProposalForm>
  );
}

function Page(props: { title: string; children: (known: readonly SuccessionRule[]) => ReactNode }) {
  const { t } = useWords();
  return <ProposalPage {...props} list={{ to: '/nation/units', word: t('joining.back') }} />;
}

/** A decision of the nation by which provinces become one, entered once, beside what it would touch in each of them. */
export function JoiningFormPage() {
  const { t } = useWords();
  return <Page title={t('joining.new.title')}>{(known) => <Entering known={known} />}</Page>;
}

/** A draft, also one that was given back, is put right in the form in which it was entered. */
export function JoiningAmendPage() {
  const { t } = useWords();
  const { proposalId = '' } = useParams();
  const proposal = useAnswer(unitChanges.viewUnitProposal, { params: { proposalId } });
  return (
    <Page title={t('uchange.amending')}>
      {(known) => (
        <Answer of={proposal}>
          {(view) => (
            <>
              <ReturnedNote proposal={view} />
              <Entering key={view.version} known={known} amended={view} />
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}
