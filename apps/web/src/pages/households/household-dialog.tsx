import { CorrectHousehold, HouseholdContent, type HouseholdHistory } from '@langmoi/contracts/households';
import { isCountedAnew } from '@langmoi/domain/counted-household';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { ClosedNote } from '../../ui/closed-note';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useChange } from '../../ui/use-change';
import { contentOf, noHousehold, typedOf, type HouseholdTyped } from '../../view/households';
import { MemberFields } from './member-fields';
import { Newer } from './newer';
import { households } from './services';

/** Where the household lives. */
function Home({ form: { values, change, fieldOf } }: { form: Form<HouseholdTyped> }) {
  const { t } = useWords();
  return (
    <>
      <div className={parts.pair}>
        <TextField
          {...fieldOf('/hamlet')}
          label={t('households.hamlet')}
          description={t('households.hamletHint')}
          value={values.hamlet}
          onChange={(hamlet) => change({ hamlet })}
        />
        <TextField
          {...fieldOf('/phone')}
          type="tel"
          required={false}
          label={t('households.phone')}
          value={values.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <TextField
        {...fieldOf('/address')}
        required={false}
        label={t('households.address')}
        description={t('households.addressHint')}
        value={values.address}
        onChange={(address) => change({ address })}
      />
    </>
  );
}

/** What the review found, from when, by which paper; `counts`: whether a report counts otherwise by it. */
function Finding({ form, counts }: { form: Form<HouseholdTyped>; counts: boolean }) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  return (
    <>
      <div className={parts.pair}>
        <ChoiceField
          {...fieldOf('/classification')}
          label={t('households.class')}
          value={values.classification}
          onChange={(next) => change({ classification: next })}
          data={[
            { value: '', label: t('households.choose') },
            ...HouseholdContent.shape.classification.options.map((value) => ({
              value,
              label: t(`households.${value}`),
            })),
          ]}
        />
        <DateField
          size="sm"
          {...fieldOf('/since')}
          label={t('households.since')}
          description={t('households.sinceHint')}
          value={values.since}
          onChange={(since) => change({ since })}
        />
      </div>
      {counts && <ClosedNote on={values.since} />}
      <DecisionFields form={form} prefix="" />
    </>
  );
}

/** What is typed of people is kept nowhere but on the screen. */
function Fields({ form, counts = true }: { form: Form<HouseholdTyped>; counts?: boolean }) {
  return (
    <>
      <Home form={form} />
      <MemberFields form={form} />
      <Finding form={form} counts={counts} />
    </>
  );
}

/** Takes a household into the register of a commune. */
export function RegisterDialog({ communeId, close }: { communeId: string; close: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const form = useForm(noHousehold);
  const register = useCommand(households.registerHousehold, ({ id }) => void navigate(`/poverty/households/${id}`));
  const send = () => {
    const body = form.check(HouseholdContent, contentOf(form.values));
    if (body) register.mutate({ params: { communeId }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('households.register')} close={close}>
      <DialogForm
        form={form}
        problem={register.error}
        pending={register.isPending}
        verb={t('households.registerDo')}
        onSubmit={send}
        close={close}
      >
        <Fields form={form} />
      </DialogForm>
    </Dialog>
  );
}

/** Says anew who belongs to a household and what the review found. */
export function CorrectDialog({ household, close }: { household: HouseholdHistory; close: () => void }) {
  const { t } = useWords();
  const form = useForm(typedOf(household));
  const { seen, newer, goOn, send, state } = useChange(households.correctHousehold, { form, now: household, close });
  const { values } = form;
  const submit = () => {
    const body = form.check(CorrectHousehold, { ...contentOf(values), seenVersion: seen.version });
    if (body) send({ params: { householdId: household.id }, body });
  };
  return (
    <Dialog title={t('households.correctOf', { n: household.number })} close={close}>
      <DialogForm form={form} {...state} verb={t('households.correctDo')} onSubmit={submit}>
        {newer && <Newer now={household} goOn={goOn} />}
        <Fields form={form} counts={isCountedAnew(household, { ...values, memberCount: values.members.length })} />
      </DialogForm>
    </Dialog>
  );
}
